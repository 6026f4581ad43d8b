import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({ extend: { theme: { text: ["2xs"] } } });

/** Class names with later Tailwind utilities winning over earlier ones. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
