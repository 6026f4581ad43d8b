"use client";

import { useSyncExternalStore } from "react";
import { dateText, exactTime, relativeTime } from "./time-format";

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
  if (tickMs === 0 || Date.now() - tickMs > 15_000) tickMs = Date.now();
  return tickMs;
}

type RelativeTimeProps = { at: string | null; never?: string; className?: string };

/** "3 min ago", exact in the viewer's zone on hover. The server, which knows no zone, prints the UTC date. */
export function RelativeTime({ at, never = "never", className }: RelativeTimeProps) {
  const nowMs = useSyncExternalStore(subscribe, currentMs, () => 0);
  if (!at) return <span className={className}>{never}</span>;
  return (
    <time dateTime={at} className={className} title={nowMs ? exactTime(at) : undefined}>
      {nowMs ? relativeTime(at, nowMs) : dateText(at, "UTC")}
    </time>
  );
}
