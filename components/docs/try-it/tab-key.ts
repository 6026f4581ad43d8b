"use client";

import { useSyncExternalStore } from "react";

/** The reader's key: in this tab's memory, for every panel of the page, and nowhere else. */
let apiKey = "";
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function setKey(key: string) {
  apiKey = key.trim();
  for (const listener of listeners) listener();
}

export function useTabKey(): [key: string, setKey: (key: string) => void] {
  return [
    useSyncExternalStore(
      subscribe,
      () => apiKey,
      () => "",
    ),
    setKey,
  ];
}
