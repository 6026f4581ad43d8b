"use client";

import { useEffect, useRef, useState } from "react";
import { followCalls } from "./follow-calls";
import type { LiveStatus } from "./live-calls";
import { type Pace, type PaceReading, readPace } from "./prepare-pace";

const TICK_MS = 1_000;
const NOTHING = readPace([], 0);

export type LivePace = {
  status: LiveStatus;
  paused: boolean;
  toggle: () => void;
  reading: PaceReading;
};

/**
 * What the organization uses now, over the last 60 seconds, read once a second. Paused it stands still; what lands meanwhile is
 * counted, and shown when it goes on.
 */
export function useLivePace(orgId: string): LivePace {
  const [status, setStatus] = useState<LiveStatus>("connecting");
  const [paused, setPaused] = useState(false);
  const [reading, setReading] = useState<PaceReading>(NOTHING);
  const pace = useRef<Pace>([]);

  useEffect(
    () =>
      followCalls(orgId, {
        onStatus: setStatus,
        onPace: (now) => {
          pace.current = now;
        },
      }),
    [orgId],
  );

  useEffect(() => {
    if (paused) return;
    const show = () => setReading(readPace(pace.current, performance.now()));
    show();
    const timer = setInterval(show, TICK_MS);
    return () => clearInterval(timer);
  }, [paused]);

  return { status, paused, toggle: () => setPaused((was) => !was), reading };
}
