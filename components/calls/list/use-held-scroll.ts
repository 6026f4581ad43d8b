"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";

/** Whoever has scrolled down keeps what they read in its place when rows come in above it. */
export function useHeldScroll(
  scroller: RefObject<HTMLElement | null>,
  keys: readonly string[],
  rowPx: number,
) {
  const firstKey = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    const before = firstKey.current;
    firstKey.current = keys[0];
    const element = scroller.current;
    if (!element || before === undefined || before === keys[0] || element.scrollTop === 0) return;
    const added = keys.indexOf(before);
    if (added > 0) element.scrollTop += added * rowPx;
  }, [scroller, keys, rowPx]);
}
