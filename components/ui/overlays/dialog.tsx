"use client";

import type { ReactNode } from "react";
import { lazyModule } from "./lazy/lazy-module";
import { withProps } from "./lazy/trigger";
import { useLazyTrigger } from "./lazy/use-lazy-trigger";
import type { DialogProps } from "./loaded/dialog";

export const dialogModule = lazyModule(() => import("./loaded/dialog"));

/** The one dialog. On a phone it is a sheet at the bottom. Put its buttons in a `DialogActions`. */
export function Dialog({ trigger, ...props }: DialogProps) {
  const { loaded, light, ref, open } = useLazyTrigger(dialogModule, { popup: "dialog", open: props.open });
  if (!loaded) return trigger ? withProps(trigger, light) : null;
  return <loaded.Dialog {...props} open={open} trigger={trigger && withProps(trigger, { ref })} />;
}

/** The row of buttons that ends a dialog: the quiet one first, the one that acts last. */
export function DialogActions({ children }: { children: ReactNode }) {
  return (
    <div className="sticky -bottom-4 z-10 -mx-5 mt-5 -mb-4 flex flex-wrap justify-end gap-2 border-line border-t bg-sunken px-5 py-3 sm:rounded-b-lg">
      {children}
    </div>
  );
}
