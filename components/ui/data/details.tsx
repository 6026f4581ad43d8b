import type { ReactNode } from "react";
import { cn } from "../cn";

type DetailsProps = { items: readonly { label: string; value: ReactNode }[]; className?: string };

/** Names and values of one thing, aligned. */
export function Details({ items, className }: DetailsProps) {
  return (
    <dl className={cn("grid grid-cols-[minmax(7rem,auto)_minmax(0,1fr)] gap-x-6 gap-y-2", className)}>
      {items.map((item) => (
        <div key={item.label} className="contents">
          <dt className="text-muted">{item.label}</dt>
          <dd className="min-w-0 break-words text-ink">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
