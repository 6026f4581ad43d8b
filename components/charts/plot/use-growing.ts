"use client";

import { useState } from "react";

/** The largest value seen in this view: live data lifts it, and nothing lets it down before the view changes. */
export function useGrowing(value: number, viewKey: string): number {
  const [seen, setSeen] = useState({ value, viewKey });
  if (seen.viewKey !== viewKey || value > seen.value) {
    setSeen({ value, viewKey });
    return value;
  }
  return seen.value;
}
