import type { LucideIcon } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import type { ButtonSize, ButtonVariant } from "./button-look";
import { buttonStyle } from "./button-style";
import { Link } from "./link";

type ButtonLinkProps = ComponentProps<typeof Link> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: LucideIcon;
  children: ReactNode;
};

/** A link that looks like a button: for going somewhere, never for doing something. */
export function ButtonLink({
  variant = "secondary",
  size = "md",
  icon: Icon,
  className,
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <Link className={buttonStyle(variant, size, className)} {...rest}>
      {Icon && <Icon size={14} aria-hidden />}
      {children}
    </Link>
  );
}
