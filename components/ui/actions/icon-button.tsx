import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "../cn";
import { Tooltip } from "../overlays/tooltip/tooltip";

type IconButtonProps = Omit<ComponentProps<"button">, "aria-label" | "children"> & {
  icon: LucideIcon;
  /** What it does: the accessible name and the tooltip. */
  label: string;
  size?: "sm" | "md";
  tone?: "quiet" | "danger";
};

export function IconButton({
  icon: Icon,
  label,
  size = "md",
  tone = "quiet",
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip content={label}>
      <button
        type="button"
        aria-label={label}
        className={cn(
          "inline-flex shrink-0 items-center justify-center rounded-md text-subtle transition-colors",
          "hover:not-disabled:bg-hover disabled:cursor-not-allowed disabled:opacity-50",
          tone === "danger" ? "hover:not-disabled:text-danger-ink" : "hover:not-disabled:text-ink",
          size === "sm" ? "size-7" : "size-8",
          className,
        )}
        {...rest}
      >
        <Icon size={size === "sm" ? 14 : 16} aria-hidden />
      </button>
    </Tooltip>
  );
}
