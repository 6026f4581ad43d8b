"use client";

import { useEffect, useRef } from "react";
import { cn } from "../ui/cn";
import type { PaletteEntry } from "./entry";
import type { PaletteSection } from "./sections";

type PaletteListProps = {
  id: string;
  sections: PaletteSection[];
  at: number;
  onMark: (at: number) => void;
  onChoose: (entry: PaletteEntry, inNewTab: boolean) => void;
};

export function PaletteList({ id, sections, at, onMark, onChoose }: PaletteListProps) {
  let first = 0;
  return (
    <div id={id} role="listbox" aria-label="Results" className="min-h-0 overflow-y-auto overscroll-contain">
      {sections.map((section) => {
        const start = first;
        first += section.entries.length;
        return (
          <fieldset key={section.label} className="min-w-0 p-1.5">
            <legend className="px-2.5 pt-2 pb-1 font-medium text-2xs text-subtle">{section.label}</legend>
            {section.entries.map((entry, index) => (
              <PaletteLine
                key={entry.id}
                id={`${id}-${start + index}`}
                entry={entry}
                marked={start + index === at}
                onMark={() => onMark(start + index)}
                onChoose={onChoose}
              />
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}

type PaletteLineProps = {
  id: string;
  entry: PaletteEntry;
  marked: boolean;
  onMark: () => void;
  onChoose: (entry: PaletteEntry, inNewTab: boolean) => void;
};

function PaletteLine({ id, entry, marked, onMark, onChoose }: PaletteLineProps) {
  const line = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (marked) line.current?.scrollIntoView({ block: "nearest" });
  }, [marked]);
  return (
    <button
      ref={line}
      type="button"
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={marked}
      onPointerMove={marked ? undefined : onMark}
      onClick={(event) => onChoose(entry, event.ctrlKey || event.metaKey)}
      className={cn(
        "flex min-h-9 w-full scroll-my-1.5 items-center gap-2.5 rounded-md px-2.5 text-left",
        marked && "bg-hover",
      )}
    >
      <entry.icon size={15} aria-hidden className={marked ? "text-accent-ink" : "text-subtle"} />
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
      <span className="max-w-[40%] shrink-0 truncate text-subtle text-xs">{entry.kind}</span>
    </button>
  );
}
