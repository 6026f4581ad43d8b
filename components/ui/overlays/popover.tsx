"use client";

import { lazyModule } from "./lazy/lazy-module";
import { withProps } from "./lazy/trigger";
import { useLazyTrigger } from "./lazy/use-lazy-trigger";
import type { PopoverProps } from "./loaded/popover";

const popoverModule = lazyModule(() => import("./loaded/popover"));

/** Controls that stand beside their button and leave the page in sight. */
export function Popover({ trigger, ...props }: PopoverProps) {
  const { loaded, light, ref, open } = useLazyTrigger(popoverModule, { popup: "dialog", open: props.open });
  if (!loaded) return withProps(trigger, light);
  return <loaded.Popover {...props} open={open} trigger={withProps(trigger, { ref })} />;
}
