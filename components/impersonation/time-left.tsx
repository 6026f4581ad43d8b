"use client";

import { useEffect, useState } from "react";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/time";

/** `14:32 (57 min left)` by the viewer's clock; the server, which knows no zone, says UTC. */
export function TimeLeft({ until }: { until: string }) {
  const [nowMs, setNowMs] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setNowMs(Date.now());
    tick();
    const timer = setInterval(tick, 10 * SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  if (nowMs === null) return <time dateTime={until}>{until.slice(11, 16)} UTC.</time>;
  const minutes = Math.max(0, Math.ceil((Date.parse(until) - nowMs) / MINUTE_MS));
  const clock = new Date(until).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return (
    <time dateTime={until}>
      {clock} ({minutes} min left).
    </time>
  );
}
