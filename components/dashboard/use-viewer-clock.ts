"use client";

import { useEffect, useState } from "react";
import { browserZone } from "@/lib/client/browser-zone";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time";
import { ceilQuarterMs } from "../charts/zone-time";
import { useInBrowser } from "../ui/use-in-browser";
import { ZONE_COOKIE } from "./zone-cookie";

const YEAR_MS = 365 * DAY_MS;

/** The viewer's IANA zone. A cookie tells it to the server, which prefetches the same buckets next time. */
export function useViewerZone(serverZone: string): string {
  const zone = useInBrowser(browserZone, serverZone);
  useEffect(() => {
    if (zone === serverZone || !("cookieStore" in globalThis)) return;
    void cookieStore.set({
      name: ZONE_COOKIE,
      value: encodeURIComponent(zone),
      expires: Date.now() + YEAR_MS,
      sameSite: "lax",
    });
  }, [zone, serverZone]);
  return zone;
}

/** The time as the server read it, moved on when a new quarter of an hour begins. */
export function useQuarterNow(serverNowMs: number): number {
  const [nowMs, setNowMs] = useState(serverNowMs);
  useEffect(() => {
    const timer = setInterval(() => {
      setNowMs((known) => (ceilQuarterMs(Date.now() + 1) === ceilQuarterMs(known + 1) ? known : Date.now()));
    }, MINUTE_MS / 4);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
