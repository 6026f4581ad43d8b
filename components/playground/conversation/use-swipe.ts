"use client";

import { type TouchEvent, useRef } from "react";

const SWIPE_PX_MIN = 60;

/** A sideways swipe, clearly more sideways than up or down, and not inside what scrolls sideways itself. */
export function useSwipe(onSwipe: (step: 1 | -1) => void) {
  const start = useRef<{ x: number; y: number } | null>(null);
  return {
    onTouchStart: (event: TouchEvent) => {
      const touch = event.touches[0];
      const isInside = (event.target as Element).closest("pre, table, .overflow-x-auto");
      start.current =
        touch && event.touches.length === 1 && !isInside ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchEnd: (event: TouchEvent) => {
      const touch = event.changedTouches[0];
      if (!start.current || !touch) return;
      const dx = touch.clientX - start.current.x;
      const dy = touch.clientY - start.current.y;
      if (Math.abs(dx) > SWIPE_PX_MIN && Math.abs(dx) > 2 * Math.abs(dy)) onSwipe(dx < 0 ? 1 : -1);
      start.current = null;
    },
  };
}
