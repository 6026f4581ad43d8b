"use client";

import type { ReactNode } from "react";
import { cn } from "../ui/cn";

type LegendItem = { id: string; label: string; color: string; value: ReactNode };

type LegendProps = {
  items: readonly LegendItem[];
  hidden: ReadonlySet<string>;
  onToggle: (id: string) => void;
};

/** Names the colours and switches series off and on. */
export function Legend({ items, hidden, onToggle }: LegendProps) {
  return (
    <ul aria-label="Series" className="-mx-1.5 flex flex-wrap gap-x-2 gap-y-1">
      {items.map((item) => (
        <li key={item.id} className="min-w-0">
          <button
            type="button"
            aria-pressed={!hidden.has(item.id)}
            onClick={() => onToggle(item.id)}
            className={cn(
              "flex max-w-full items-center gap-1.5 rounded-sm px-1.5 py-0.5 text-xs hover:bg-hover",
              hidden.has(item.id) && "text-subtle line-through",
            )}
          >
            <span
              aria-hidden
              className="size-2 shrink-0 rounded-[2px]"
              style={{ background: hidden.has(item.id) ? "var(--line-strong)" : item.color }}
            />
            <span className="truncate">{item.label}</span>
            <span className="text-subtle">{item.value}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
