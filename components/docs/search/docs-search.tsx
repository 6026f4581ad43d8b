"use client";

import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { Kbd } from "../../ui/code/kbd";

const loadDialog = () => import("./search-dialog");
const SearchDialog = lazy(() => loadDialog().then((module) => ({ default: module.SearchDialog })));

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("input,textarea,select,[contenteditable],dialog") !== null;

/** Opens the search; "/" does too. What searches is loaded only then. */
export function DocsSearch() {
  const [isOpen, setOpen] = useState(false);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== "/" || event.metaKey || event.ctrlKey || isTyping(event.target)) return;
      event.preventDefault();
      setOpen(true);
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  return (
    <search className="min-w-0 print:hidden">
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label="Search the docs"
        onClick={() => setOpen(true)}
        onPointerEnter={loadDialog}
        onFocus={loadDialog}
        className="control flex h-8 items-center gap-2 px-2.5 text-subtle sm:w-64"
      >
        <Search size={14} aria-hidden />
        <span className="max-sm:sr-only">Search the docs</span>
        <span className="ml-auto max-sm:hidden">
          <Kbd>/</Kbd>
        </span>
      </button>
      {isOpen && (
        <Suspense>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </search>
  );
}
