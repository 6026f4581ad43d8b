"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { Kbd } from "../../ui/code/kbd";
import type { SearchHit } from "./find-documents";
import { SearchHitLine } from "./search-hit-line";
import { type SearchState, useSearch } from "./use-search";

/** Guides, endpoints and models by their words; arrow keys choose, Enter goes there. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState("");
  const [current, setCurrent] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useId();
  const router = useRouter();
  const state = useSearch();
  const hits = useMemo(() => state.search?.(text) ?? [], [state.search, text]);

  useEffect(() => dialog.current?.showModal(), []);

  function go(hit: SearchHit) {
    dialog.current?.close();
    router.push(hit.href);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      event.preventDefault();
      const next = (current + step + hits.length) % hits.length;
      setCurrent(next);
      document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: "nearest" });
    }
    const hit = hits[current];
    if (event.key === "Enter" && hit) {
      event.preventDefault();
      go(hit);
    }
  }

  return (
    <dialog
      ref={dialog}
      aria-label="Search the docs"
      onClose={onClose}
      onPointerDown={(event) => event.target === event.currentTarget && event.currentTarget.close()}
      className="popup mx-auto mt-[10dvh] w-[calc(100vw-2rem)] max-w-xl overflow-hidden p-0 text-ink backdrop:bg-overlay"
    >
      <label className="flex h-11 items-center gap-2.5 border-line border-b px-3.5">
        <Search size={15} aria-hidden className="shrink-0 text-subtle" />
        <input
          role="combobox"
          aria-label="Search the docs"
          aria-expanded={hits.length > 0}
          aria-controls={list}
          aria-activedescendant={hits.length > 0 ? `${list}-${current}` : undefined}
          autoComplete="off"
          placeholder="Search guides, endpoints and models"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setCurrent(0);
          }}
          onKeyDown={onKeyDown}
          className="min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-subtle"
        />
        <Kbd>esc</Kbd>
      </label>
      <div id={list} role="listbox" aria-label="Results" className="max-h-[60dvh] overflow-y-auto p-1.5">
        {hits.map((hit, index) => (
          <SearchHitLine
            key={hit.href}
            id={`${list}-${index}`}
            hit={hit}
            isCurrent={index === current}
            onPoint={() => setCurrent(index)}
            onGo={() => go(hit)}
          />
        ))}
      </div>
      <SearchNote state={state} text={text} count={hits.length} />
    </dialog>
  );
}

function SearchNote({ state, text, count }: { state: SearchState; text: string; count: number }) {
  const note = state.hasFailed
    ? "The index could not be loaded. Close this and open it again."
    : !state.search
      ? "Loading the index …"
      : text.trim() === ""
        ? "Every guide, endpoint and model. Arrow keys choose, Enter opens."
        : count === 0
          ? `Nothing matches “${text.trim()}”. Try fewer or other words.`
          : null;
  return (
    <p role="status" className={note ? "px-3.5 pb-3 text-muted text-xs" : "sr-only"}>
      {note ?? `${count} result${count === 1 ? "" : "s"}`}
    </p>
  );
}
