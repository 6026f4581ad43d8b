export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const VARIANTS: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:not-disabled:bg-accent-hover",
  secondary: "border border-line-strong bg-surface text-ink hover:not-disabled:bg-hover",
  ghost: "text-muted hover:not-disabled:bg-hover hover:not-disabled:text-ink",
  danger: "border border-danger bg-surface text-danger-ink hover:not-disabled:bg-danger-soft",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "h-7 gap-1.5 px-2.5 text-xs",
  md: "h-8 gap-2 px-3 text-sm",
  lg: "h-10 gap-2 px-4 text-base",
};

/** One look for everything that acts like a button, links included. */
export function buttonLook(variant: ButtonVariant, size: ButtonSize): string {
  return [
    "inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md font-medium",
    "transition-colors disabled:cursor-not-allowed disabled:opacity-55 [&_svg]:shrink-0",
    VARIANTS[variant],
    SIZES[size],
  ].join(" ");
}
