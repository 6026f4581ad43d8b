"use client";

import { lazyModule } from "./lazy/lazy-module";
import { withProps } from "./lazy/trigger";
import { useLazyTrigger } from "./lazy/use-lazy-trigger";
import type { DrawerProps } from "./loaded/drawer";

const drawerModule = lazyModule(() => import("./loaded/drawer"));

/** A sheet from the side: details beside a list, and the navigation on a phone. */
export function Drawer({ trigger, ...props }: DrawerProps) {
  const { loaded, light, ref, open } = useLazyTrigger(drawerModule, { popup: "dialog", open: props.open });
  if (!loaded) return trigger ? withProps(trigger, light) : null;
  return <loaded.Drawer {...props} open={open} trigger={trigger && withProps(trigger, { ref })} />;
}
