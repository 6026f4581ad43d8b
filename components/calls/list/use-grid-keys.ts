"use client";

import { type KeyboardEvent, useState } from "react";

const PAGE_ROWS = 10;
const STEPS: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + PAGE_ROWS,
  PageUp: (at) => at - PAGE_ROWS,
  Home: () => 0,
  End: (_, count) => count - 1,
};

type Active = { key: string | null; byKeyboard: boolean };

/**
 * One row of a long list is the active one, the only stop of the tab key: arrows, Page, Home and End move it. It stays itself
 * when rows come in above.
 */
export function useGridKeys(keys: readonly string[], scrollTo: (index: number) => void) {
  const [active, setActive] = useState<Active>({ key: null, byKeyboard: false });
  const index = Math.max(0, active.key === null ? 0 : keys.indexOf(active.key));

  function onKeyDown(event: KeyboardEvent, at: number) {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = Math.min(keys.length - 1, Math.max(0, step(at, keys.length)));
    setActive({ key: keys[next]!, byKeyboard: true });
    scrollTo(next);
  }

  const activate = (at: number) => setActive({ key: keys[at]!, byKeyboard: false });
  return { index, takesFocus: active.byKeyboard, onKeyDown, activate };
}
