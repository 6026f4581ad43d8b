"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { cn } from "../cn";

type PopoverProps = {
  trigger: ReactElement;
  title?: string;
  children: ReactNode;
  align?: "start" | "center" | "end";
  className?: string;
};

export function Popover({ trigger, title, children, align = "end", className }: PopoverProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={6} collisionPadding={8} className="z-50">
          <Base.Popup className={cn("popup w-80 max-w-[calc(100vw-1rem)] p-4 outline-none", className)}>
            {title && <Base.Title className="mb-3 font-semibold text-sm">{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
