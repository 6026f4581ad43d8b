"use client";

import { CornerDownLeft, LoaderCircle, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useId, useState } from "react";
import { cn } from "../ui/cn";
import { Kbd } from "../ui/code/kbd";
import type { PaletteEntry } from "./entry";
import { PaletteList } from "./palette-list";
import type { PaletteSection } from "./sections";

type PaletteSearchProps = {
  query: string;
  onQuery: (query: string) => void;
  sections: PaletteSection[];
  loading: boolean;
  onRun: (entry: PaletteEntry) => void;
  onDone: () => void;
};

/** Where a key leads from the marked line: lines go round at both ends. */
function stepOf(event: KeyboardEvent, at: number, count: number): number | null {
  const down = event.key === "ArrowDown" || (event.ctrlKey && event.key === "n");
  const up = event.key === "ArrowUp" || (event.ctrlKey && event.key === "p");
  if (down) return (at + 1) % count;
  if (up) return (at - 1 + count) % count;
  if (event.key === "PageDown") return Math.min(at + 8, count - 1);
  if (event.key === "PageUp") return Math.max(at - 8, 0);
  return null;
}

/** The focus stays in the field; the marked line is told by `aria-activedescendant`. */
export function PaletteSearch({ query, onQuery, sections, loading, onRun, onDone }: PaletteSearchProps) {
  const router = useRouter();
  const listId = useId();
  const [marked, setMarked] = useState(0);
  const entries = sections.flatMap((section) => section.entries);
  const at = Math.min(marked, Math.max(entries.length - 1, 0));
  const current = entries[at];
  const Icon = loading ? LoaderCircle : Search;

  function choose(entry: PaletteEntry, inNewTab: boolean) {
    if (entry.href && inNewTab) {
      window.open(entry.href, "_blank", "noopener");
      onDone();
    } else {
      if (entry.href) router.push(entry.href);
      onRun(entry);
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing || !current) return;
    const next = stepOf(event, at, entries.length);
    if (next !== null) setMarked(next);
    else if (event.key === "Enter") choose(current, event.ctrlKey || event.metaKey);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className="flex shrink-0 items-center gap-2.5 border-line border-b px-4">
        <Icon size={16} aria-hidden className={cn("shrink-0 text-subtle", loading && "animate-spin")} />
        <input
          type="text"
          role="combobox"
          aria-label="Search or jump to"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={current && `${listId}-${at}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder="Search or jump to…"
          value={query}
          onChange={(event) => {
            onQuery(event.target.value);
            setMarked(0);
          }}
          onKeyDown={onKeyDown}
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-subtle"
        />
        <span className="max-sm:hidden">
          <Kbd>Esc</Kbd>
        </span>
      </div>
      <PaletteList id={listId} sections={sections} at={at} onMark={setMarked} onChoose={choose} />
      <p role="status" className={entries.length > 0 ? "sr-only" : "px-4 py-8 text-center text-muted"}>
        {message(query, entries.length, loading)}
      </p>
      <footer className="hidden shrink-0 items-center gap-4 border-line border-t bg-sunken px-4 py-1.5 text-subtle text-xs sm:flex">
        <span className="flex items-center gap-1.5">
          <Kbd>↑</Kbd>
          <Kbd>↓</Kbd> choose
        </span>
        <span className="flex items-center gap-1.5">
          <Kbd>
            <CornerDownLeft size={11} aria-label="Enter" />
          </Kbd>
          go
        </span>
        <span className="flex items-center gap-1.5">
          <Kbd>Ctrl</Kbd>
          <Kbd>
            <CornerDownLeft size={11} aria-label="Enter" />
          </Kbd>
          in a new tab
        </span>
      </footer>
    </>
  );
}

function message(query: string, count: number, loading: boolean): string {
  if (count > 0) return query ? `${count} found` : "";
  return loading ? "Looking…" : `Nothing is called “${query.trim()}” here.`;
}
