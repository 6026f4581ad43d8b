"use client";

import { type RefObject, useRef } from "react";

/** The newest of what changes with every drawing, for handlers that stay the same. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  latest.current = value;
  return latest;
}
