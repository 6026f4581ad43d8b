"use client";

import { useCallback, useRef, useState } from "react";
import type { Call } from "@/lib/client/calls";
import { callKey } from "./call-columns";

const FRESH_MS = 2_000;

/** Passes live calls to `apply`, which returns the new ones, or holds them while paused; marks new ones for two seconds. */
export function useLiveBuffer(apply: (calls: Call[]) => readonly Call[]) {
  const [paused, setPaused] = useState(false);
  const [waiting, setWaiting] = useState<Call[]>([]);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const pausedNow = useRef(false);

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
    (calls: Call[]) => (pausedNow.current ? setWaiting((known) => [...known, ...calls]) : show(calls)),
    [show],
  );

  function toggle() {
    pausedNow.current = !paused;
    setPaused(!paused);
    if (!paused) return;
    show(waiting);
    setWaiting([]);
  }

  return {
    paused,
    waiting: waiting.length,
    isFresh: (call: Call) => fresh.has(callKey(call)),
    receive,
    toggle,
  };
}
