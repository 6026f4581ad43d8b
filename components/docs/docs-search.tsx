"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { Kbd } from "../ui/code/kbd";
import { type SearchEntry, searchEntries } from "./search-entries";

export type { SearchEntry };

/** Finds pages, endpoints and headings; "/" goes to it. */
export function DocsSearch({ entries }: { entries: readonly SearchEntry[] }) {
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const hits = searchEntries(entries, text);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const isTyping = event.target instanceof HTMLElement && event.target.closest("input,textarea,select");
      if (event.key !== "/" || isTyping || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      input.current?.focus();
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  return (
    <search className="relative w-full max-w-xs">
      <label className="control flex h-8 items-center gap-2 px-2.5">
        <Search size={14} aria-hidden className="text-subtle" />
        <input
          ref={input}
          type="search"
          aria-label="Search the docs"
          placeholder="Search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && setText("")}
          className="min-w-0 flex-1 bg-transparent outline-none placeholder:text-subtle"
        />
        <span className="max-sm:hidden">
          <Kbd>/</Kbd>
        </span>
      </label>
      {text.trim() && (
        <ul className="popup absolute right-0 left-0 z-40 mt-1 max-h-96 min-w-64 overflow-y-auto p-1">
          {hits.map((hit) => (
            <li key={hit.href}>
              <Link
                href={hit.href}
                onClick={() => setText("")}
                className="block rounded-sm px-2 py-1.5 hover:bg-hover"
              >
                <span className="block">{hit.title}</span>
                <span className="block truncate text-subtle text-xs">{hit.detail}</span>
              </Link>
            </li>
          ))}
          {hits.length === 0 && <li className="px-2 py-1.5 text-muted">Nothing matches.</li>}
        </ul>
      )}
    </search>
  );
}
