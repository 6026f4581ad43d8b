"use client";

import { Search } from "lucide-react";
import { IconButton } from "../ui/actions/icon-button";
import { Kbd } from "../ui/code/kbd";
import { useInBrowser } from "../ui/use-in-browser";
import { isAppleKeyboard } from "./keyboard";
import { usePalette } from "./palette-provider";

const useShortcut = () => useInBrowser(() => (isAppleKeyboard() ? "⌘ K" : "Ctrl K"), "Ctrl K");

/** Looks like the search field that it opens. */
export function PaletteTrigger() {
  const { open, warm } = usePalette();
  const shortcut = useShortcut();
  return (
    <button
      type="button"
      aria-label="Search or jump to"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={open}
      onPointerEnter={warm}
      onFocus={warm}
      className="flex h-8 w-full items-center gap-2 rounded-md border border-line bg-sunken px-2.5 text-left text-subtle hover:border-line-strong hover:text-ink"
    >
      <Search size={14} aria-hidden />
      <span className="flex-1 truncate">Search…</span>
      <Kbd>{shortcut}</Kbd>
    </button>
  );
}

/** The same on a phone. */
export function PaletteIconTrigger() {
  const { open, warm } = usePalette();
  return <IconButton icon={Search} label="Search or jump to" onClick={open} onPointerEnter={warm} />;
}
