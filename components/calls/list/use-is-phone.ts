"use client";

import { useSyncExternalStore } from "react";

const PHONE = "(max-width: 639px)";

function subscribe(listener: () => void) {
  const query = window.matchMedia(PHONE);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** True below the width of the one breakpoint that a table turns into cards at. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(PHONE).matches,
    () => false,
  );
}
