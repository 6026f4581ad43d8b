"use client";

import { useEffect, useState } from "react";

const SAVE_AFTER_MS = 300;

/** The words that are not sent yet; they survive a reload of the tab. Null until the tab's own have been read. */
export function useDraft(orgId: string) {
  const key = `turnpike.playground.draft.${orgId}`;
  const [text, setText] = useState<string | null>(null);
  useEffect(() => setText((known) => known ?? read(key)), [key]);
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => write(key, text), SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [key, text]);
  return [text, setText] as const;
}

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function write(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // Storage full or forbidden: the draft then ends with the page.
  }
}
