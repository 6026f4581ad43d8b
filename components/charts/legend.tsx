"use client";

import type { ReactNode } from "react";
import { cn } from "../ui/cn";

type LegendItem = { id: string; label: string; color: string; value: ReactNode };

type LegendProps = {
  items: readonly LegendItem[];
  hidden: ReadonlySet<string>;
  onToggle: (id: string) => void;
  /** Makes a name narrow the page to its series; the colour beside it then switches it off and on. */
  onFilter?: (id: string) => void;
};

/** Names the colours and switches series off and on. */
export function Legend({ items, hidden, onToggle, onFilter }: LegendProps) {
  return (
    <ul aria-label="Series" className="-mx-1.5 flex flex-wrap gap-x-2 gap-y-1">
      {items.map((item) => (
        <li key={item.id} className="flex min-w-0 items-center text-xs">
          {onFilter && item.id !== "other" ? (
            <>
              <button
                type="button"
                aria-pressed={!hidden.has(item.id)}
                aria-label={`Show ${item.label}`}
                onClick={() => onToggle(item.id)}
                className="flex size-6 shrink-0 items-center justify-center rounded-sm hover:bg-hover"
              >
                <Swatch item={item} isHidden={hidden.has(item.id)} />
              </button>
              <button
                type="button"
                title={`Only ${item.label}`}
                onClick={() => onFilter(item.id)}
                className="flex h-6 min-w-0 items-center gap-1.5 rounded-sm px-1 hover:bg-hover"
              >
                <Name item={item} isHidden={hidden.has(item.id)} />
              </button>
            </>
          ) : (
            <button
              type="button"
              aria-pressed={!hidden.has(item.id)}
              onClick={() => onToggle(item.id)}
              className="flex h-6 min-w-0 items-center gap-1.5 rounded-sm px-1.5 hover:bg-hover"
            >
              <Swatch item={item} isHidden={hidden.has(item.id)} />
              <Name item={item} isHidden={hidden.has(item.id)} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

type PartProps = { item: LegendItem; isHidden: boolean };

function Swatch({ item, isHidden }: PartProps) {
  return (
    <span
      aria-hidden
      className="size-2.5 shrink-0 rounded-[2px]"
      style={{ background: isHidden ? "var(--line-strong)" : item.color }}
    />
  );
}

function Name({ item, isHidden }: PartProps) {
  return (
    <>
      <span className={cn("truncate", isHidden && "text-subtle line-through")}>{item.label}</span>
      <span className="min-w-[6ch] text-left text-subtle">{item.value}</span>
    </>
  );
}
