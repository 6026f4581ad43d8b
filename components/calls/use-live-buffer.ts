"use client";

import { useCallback, useRef, useState } from "react";
import type { Call } from "@/lib/client/calls";
import { callKey } from "./call-columns";

const FRESH_MS = 2_000;

/**
 * Passes live calls to `apply`, which returns the new ones, or keeps them while paused or held; marks new ones for two
 * seconds. To hold is for the page: it lasts as long as somebody is at the list.
 */
export function useLiveBuffer(apply: (calls: Call[]) => readonly Call[]) {
  const [paused, setPaused] = useState(false);
  const [waiting, setWaiting] = useState(0);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const kept = useRef<Call[]>([]);
  const isPaused = useRef(false);
  const isHeld = useRef(false);

  const show = useCallback(
    (calls: Call[]) => {
      const keys = apply(calls).map(callKey);
      setFresh((known) => new Set([...known, ...keys]));
      setTimeout(
        () => setFresh((known) => new Set([...known].filter((key) => !keys.includes(key)))),
        FRESH_MS,
      );
    },
    [apply],
  );

  const receive = useCallback(
    (calls: Call[]) => {
      if (!isPaused.current && !isHeld.current) return show(calls);
      kept.current.push(...calls);
      setWaiting(kept.current.length);
    },
    [show],
  );

  function release() {
    if (isPaused.current || isHeld.current || kept.current.length === 0) return;
    show(kept.current);
    kept.current = [];
    setWaiting(0);
  }

  function toggle() {
    isPaused.current = !isPaused.current;
    setPaused(isPaused.current);
    release();
  }

  function hold(held: boolean) {
    isHeld.current = held;
    release();
  }

  return {
    paused,
    waiting,
    isFresh: (call: Call) => fresh.has(callKey(call)),
    receive,
    toggle,
    hold,
  };
}
