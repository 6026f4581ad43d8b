import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";

/** Without a tooltip: that of a focused button would take the first Escape for itself. */
export function CloseButton() {
  return (
    <Base.Close
      aria-label="Close"
      className="-mr-1.5 inline-flex size-7 shrink-0 items-center justify-center rounded-md text-subtle transition-colors hover:bg-hover hover:text-ink"
    >
      <X size={14} aria-hidden />
    </Base.Close>
  );
}
