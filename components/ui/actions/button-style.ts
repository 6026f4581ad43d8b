import { cn } from "../cn";
import { type ButtonSize, type ButtonVariant, buttonLook } from "./button-look";

/** The look of a button, with classes that may change parts of it. */
export function buttonStyle(variant: ButtonVariant, size: ButtonSize, className?: string): string {
  return cn(buttonLook(variant, size), className);
}
