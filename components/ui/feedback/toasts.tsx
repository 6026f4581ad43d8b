"use client";

import { useTheme } from "next-themes";
import { createPortal } from "react-dom";
import { Toaster as Sonner, toast } from "sonner";

export { toast };

/** Beside the page, as dialogs are: inside it they would lie under each of them. */
export function Toasts() {
  const { resolvedTheme } = useTheme();
  return createPortal(
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      gap={8}
      style={{ fontFamily: "inherit" }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: "popup flex w-full items-center gap-2.5 px-3.5 py-2.5 text-sm",
          title: "font-medium",
          description: "text-muted text-xs",
          error: "text-danger-ink",
          success: "[&_[data-icon]]:text-accent-ink",
          actionButton: "ml-auto font-medium text-accent-ink",
        },
      }}
    />,
    document.body,
  );
}
