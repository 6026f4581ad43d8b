"use client";

import { useSyncExternalStore } from "react";
import { exactTime } from "./time-format";

const never = () => () => {};

/** Where times are written for: the viewer's own zone, which the server does not know: UTC, until the page is alive. */
export function useOwnZone(): "UTC" | undefined {
  return useSyncExternalStore<"UTC" | undefined>(
    never,
    () => undefined,
    () => "UTC",
  );
}

/** `12 Nov 2026, 09:05:30 CET`, to the second. */
export function ExactTime({ at }: { at: string }) {
  const zone = useOwnZone();
  return <time dateTime={at}>{exactTime(at, zone)}</time>;
}
