import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "../cn";

type ChoiceButtonProps = ComponentProps<"button"> & {
  /** What is chosen; without it the placeholder stands there. */
  chosen: string | undefined;
  placeholder: string;
};

/** Shows what is chosen, and opens what there is to choose from. */
export function ChoiceButton({ chosen, placeholder, className = "w-full", ...rest }: ChoiceButtonProps) {
  return (
    <button
      type="button"
      className={cn("control flex h-8 items-center justify-between gap-2 px-2.5 text-left", className)}
      {...rest}
    >
      <span className={cn("truncate", chosen === undefined && "text-subtle")}>{chosen ?? placeholder}</span>
      <ChevronsUpDown size={13} aria-hidden className="shrink-0 text-subtle" />
    </button>
  );
}
