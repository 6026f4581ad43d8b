import { LoaderCircle, type LucideIcon } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import type { ButtonSize, ButtonVariant } from "./button-look";
import { buttonStyle } from "./button-style";

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: LucideIcon;
  /** Shows a spinner and refuses a second press while the work runs. */
  loading?: boolean;
  children: ReactNode;
};

/** `type` is "button" unless said otherwise: a stray submit is worse than a missing one. */
export function Button({
  variant = "secondary",
  size = "md",
  icon: Icon,
  loading = false,
  className,
  children,
  disabled,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={buttonStyle(variant, size, className)}
      disabled={disabled || loading}
      aria-busy={loading || undefined}
      {...rest}
    >
      {loading ? (
        <LoaderCircle size={14} aria-hidden className="animate-spin" />
      ) : (
        Icon && <Icon size={14} aria-hidden />
      )}
      {children}
    </button>
  );
}
