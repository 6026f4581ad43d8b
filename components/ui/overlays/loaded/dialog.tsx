"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { type ReactElement, type ReactNode, useRef } from "react";
import { cn } from "../../cn";
import { CloseButton } from "./close-button";
import { keepOpenForToast } from "./toast-press";

export type DialogProps = {
  title: string;
  description?: ReactNode;
  /** Opens it; leave it out when `open` is yours to hold. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Cannot be left by Escape or a press outside, e.g. while a secret is on show. */
  persistent?: boolean;
  width?: "sm" | "md" | "lg";
  children: ReactNode;
};

const WIDTHS = { sm: "max-w-sm", md: "max-w-lg", lg: "max-w-3xl" };

/** The one dialog. On a phone it is a sheet at the bottom. Put its buttons in a `DialogActions`. */
export function Dialog(props: DialogProps) {
  const {
    title,
    description,
    trigger,
    open,
    onOpenChange,
    persistent = false,
    width = "md",
    children,
  } = props;
  const body = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, details) => {
        if (!next && keepOpenForToast(details)) return;
        if (persistent && !next && details.reason !== "close-press") return;
        onOpenChange?.(next);
      }}
      disablePointerDismissal={persistent}
    >
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-overlay transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-40 flex items-end justify-center overflow-y-auto sm:items-start sm:px-4 sm:pt-[12vh] sm:pb-8">
          <Base.Popup
            initialFocus={(how) => how === "touch" || (firstStop(body.current) ?? true)}
            className={cn(
              "popup flex max-h-[92dvh] w-full flex-col rounded-b-none outline-none sm:max-h-[80dvh] sm:rounded-lg",
              WIDTHS[width],
            )}
          >
            <header className="flex items-start justify-between gap-4 border-line border-b px-5 py-3.5">
              <div>
                <Base.Title className="font-semibold text-base">{title}</Base.Title>
                {description && (
                  <Base.Description className="mt-0.5 text-muted text-sm">{description}</Base.Description>
                )}
              </div>
              <CloseButton />
            </header>
            <div ref={body} className="min-h-0 scroll-pb-16 overflow-y-auto px-5 py-4">
              {children}
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

const STOPS = ["input", "textarea", "button", "a[href]", "[tabindex='0']"]
  .map((stop) => `${stop}:not([tabindex='-1'], [aria-hidden='true'], [type='hidden'], :disabled)`)
  .join();

/** One comes to fill in or to decide, not to close: the keyboard begins in the dialog's body. */
const firstStop = (body: HTMLElement | null) =>
  body?.querySelector<HTMLElement>("[data-focus-first]") ?? body?.querySelector<HTMLElement>(STOPS);
