"use client";

import { Menu, X } from "lucide-react";
import { useRef } from "react";
import { Contents } from "./contents";
import type { DocsSection } from "./docs-section";
import { ThemeButton } from "./theme-button";

/** The contents on a phone: the browser's own dialog, which holds the focus and closes with Escape. */
export function ContentsDrawer({ sections }: { sections: readonly DocsSection[] }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => dialog.current?.close();
  return (
    <>
      <button
        type="button"
        onClick={() => dialog.current?.showModal()}
        className="control mt-4 inline-flex h-8 items-center gap-2 px-2.5 font-medium lg:hidden print:hidden"
      >
        <Menu size={14} aria-hidden />
        Contents
      </button>
      <dialog
        ref={dialog}
        aria-label="Contents"
        className="m-0 h-dvh max-h-none w-72 max-w-[85vw] overflow-y-auto border-line border-r bg-page p-4 text-ink backdrop:bg-overlay"
      >
        <button
          type="button"
          onClick={close}
          aria-label="Close contents"
          className="mb-2 ml-auto flex size-7 items-center justify-center rounded-md text-subtle hover:bg-hover hover:text-ink"
        >
          <X size={14} aria-hidden />
        </button>
        <Contents sections={sections} onGo={close} />
        <div className="mt-6 px-2">
          <ThemeButton />
        </div>
      </dialog>
    </>
  );
}
