"use client";

import { useInBrowser } from "../use-in-browser";
import { exactTime } from "./time-format";

/** For the writers of `time-format`: undefined, the viewer's own zone; UTC on the server, which does not know it. */
export function useOwnZone(): "UTC" | undefined {
  return useInBrowser<"UTC" | undefined>(() => undefined, "UTC");
}

/** `12 Nov 2026, 09:05:30 CET`, to the second. */
export function ExactTime({ at }: { at: string }) {
  const zone = useOwnZone();
  return <time dateTime={at}>{exactTime(at, zone)}</time>;
}
