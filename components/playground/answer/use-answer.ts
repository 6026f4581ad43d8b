"use client";

import { useCallback, useSyncExternalStore } from "react";
import type { Answer } from "../stream/answer";
import type { LiveAnswers } from "../stream/live-answers";

/** An answer as it is now: while it is written from the stream, then from the session. */
export function useAnswer(live: LiveAnswers, kept: Answer): Answer {
  const subscribe = useCallback(
    (listener: () => void) => live.subscribe(kept.key, listener),
    [live, kept.key],
  );
  const current = useSyncExternalStore(subscribe, () => live.get(kept.key));
  return (kept.status === "streaming" && current) || kept;
}
