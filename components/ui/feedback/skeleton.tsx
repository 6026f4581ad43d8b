import { cn } from "../cn";

/** Holds the place of what is loading, at its size, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden data-skeleton className={cn("skeleton", className)} />;
}
