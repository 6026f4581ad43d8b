"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactElement, ReactNode } from "react";
import { cn } from "../../cn";
import { CloseButton } from "./close-button";
import { keepOpenForToast } from "./toast-press";

export type DrawerProps = {
  title: string;
  /** Keeps the title for screen readers only. */
  titleHidden?: boolean;
  description?: ReactNode;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  side?: "left" | "right";
  className?: string;
  children: ReactNode;
};

/** A sheet from the side: details beside a list, and the navigation on a phone. */
export function Drawer(props: DrawerProps) {
  const { title, titleHidden, description, trigger, open, onOpenChange, side = "right", children } = props;
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, details) => {
        if (next || !keepOpenForToast(details)) onOpenChange?.(next);
      }}
    >
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-overlay transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={cn(
            "fixed inset-y-0 z-40 flex w-full max-w-xl flex-col bg-surface text-ink shadow-pop outline-none",
            "transition-transform duration-200 ease-out",
            side === "right"
              ? "right-0 border-line border-l data-ending-style:translate-x-full data-starting-style:translate-x-full"
              : "left-0 border-line border-r data-ending-style:-translate-x-full data-starting-style:-translate-x-full",
            props.className,
          )}
        >
          <header
            className={cn("flex items-start justify-between gap-4 px-5 py-3.5", !titleHidden && "border-b")}
          >
            <div className="min-w-0">
              <Base.Title className={titleHidden ? "sr-only" : "truncate font-semibold text-base"}>
                {title}
              </Base.Title>
              {description && (
                <Base.Description className="mt-0.5 text-muted">{description}</Base.Description>
              )}
            </div>
            <CloseButton />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
