"use client";

import { type RefObject, useEffect, useRef } from "react";

const NEAR_END_PX = 80;

/** Keeps the end in sight while the content grows, unless the reader has scrolled up; a new turn goes to the end again. */
export function useFollow(
  box: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  turnCount: number,
) {
  const follows = useRef(true);
  useEffect(() => {
    if (turnCount > 0) follows.current = true;
  }, [turnCount]);

  useEffect(() => {
    const { current: outer } = box;
    const { current: inner } = content;
    if (!outer || !inner) return;
    const observer = new ResizeObserver(() => {
      if (follows.current) outer.scrollTop = outer.scrollHeight;
    });
    const onScroll = () => {
      follows.current = outer.scrollHeight - outer.scrollTop - outer.clientHeight < NEAR_END_PX;
    };
    observer.observe(inner);
    outer.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      outer.removeEventListener("scroll", onScroll);
    };
  }, [box, content]);
}
