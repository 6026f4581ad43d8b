"use client";

import { type FocusEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import type { Trigger } from "../lazy/trigger";

const DELAY_MS = 400;
/** The way from the trigger to its note. */
const GRACE_MS = 120;
/** Who has just read one wants the next at once. */
const FOLLOW_MS = 300;

let lastHiddenAt = Number.NEGATIVE_INFINITY;

/** When a note shows: after resting on its trigger, at once at the keyboard's focus, and not after a press. */
export function useTooltip(own: Trigger["props"]) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function later(ms: number, then: () => void) {
    clearTimeout(timer.current);
    timer.current = setTimeout(then, ms);
  }

  function hide() {
    clearTimeout(timer.current);
    if (anchor) lastHiddenAt = performance.now();
    setAnchor(null);
  }

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!anchor) return;
    const away = () => setAnchor(null);
    const onKeyDown = ({ key }: KeyboardEvent) => key === "Escape" && away();
    window.addEventListener("keydown", onKeyDown, true);
    window.addEventListener("scroll", away, true);
    window.addEventListener("resize", away);
    return () => {
      window.removeEventListener("keydown", onKeyDown, true);
      window.removeEventListener("scroll", away, true);
      window.removeEventListener("resize", away);
    };
  }, [anchor]);

  return {
    anchor,
    triggerHandlers: {
      onPointerEnter(event: PointerEvent<HTMLButtonElement>) {
        own.onPointerEnter?.(event);
        const { currentTarget, pointerType, buttons } = event;
        if (pointerType !== "mouse" || buttons !== 0) return;
        const isFollowing = performance.now() - lastHiddenAt < FOLLOW_MS;
        later(isFollowing ? 0 : DELAY_MS, () => setAnchor(currentTarget));
      },
      onPointerLeave(event: PointerEvent<HTMLButtonElement>) {
        own.onPointerLeave?.(event);
        later(GRACE_MS, hide);
      },
      onPointerDown(event: PointerEvent<HTMLButtonElement>) {
        own.onPointerDown?.(event);
        hide();
      },
      onFocus(event: FocusEvent<HTMLButtonElement>) {
        own.onFocus?.(event);
        if (event.currentTarget.matches(":focus-visible")) setAnchor(event.currentTarget);
      },
      onBlur(event: FocusEvent<HTMLButtonElement>) {
        own.onBlur?.(event);
        hide();
      },
    },
    popupHandlers: {
      onPointerEnter: () => clearTimeout(timer.current),
      onPointerLeave: () => later(GRACE_MS, hide),
    },
  };
}
