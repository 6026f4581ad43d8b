"use client";

import { useSyncExternalStore } from "react";
import { exactTime, relativeTime } from "./time-format";

const listeners = new Set<() => void>();
let tickMs = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all the times on a page. */
function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => {
    tickMs = Date.now();
    for (const each of listeners) each();
  }, 10_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function currentMs(): number {
  if (typeof window === "undefined") return Date.now();
  if (tickMs === 0 || Date.now() - tickMs > 15_000) tickMs = Date.now();
  return tickMs;
}

type RelativeTimeProps = { at: string | null; never?: string; className?: string };

/**
 * "3 min ago", exact in the viewer's zone on hover. The server writes it by its own clock, so that nothing changes when the
 * page comes alive.
 */
export function RelativeTime({ at, never = "never", className }: RelativeTimeProps) {
  const nowMs = useSyncExternalStore(subscribe, currentMs, currentMs);
  if (!at) return <span className={className}>{never}</span>;
  return (
    <time
      dateTime={at}
      className={className}
      onPointerEnter={({ currentTarget }) => {
        currentTarget.title = exactTime(at);
      }}
      suppressHydrationWarning
    >
      {relativeTime(at, nowMs)}
    </time>
  );
}
