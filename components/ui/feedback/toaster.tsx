"use client";

import { lazy, Suspense, useEffect, useSyncExternalStore } from "react";
import type { ExternalToast } from "sonner";

const loadToasts = () => import("./toasts");
const Toasts = lazy(() => loadToasts().then((module) => ({ default: module.Toasts })));

let isWanted = false;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

type Kind = "message" | "success" | "error";

async function show(kind: Kind, message: string, options?: ExternalToast): Promise<void> {
  isWanted = true;
  for (const listener of listeners) listener();
  (await loadToasts()).toast[kind](message, options);
}

/** Says what was done, or why not, in a corner that goes by itself. */
export const toast = {
  message: (message: string, options?: ExternalToast) => void show("message", message, options),
  success: (message: string, options?: ExternalToast) => void show("success", message, options),
  error: (message: string, options?: ExternalToast) => void show("error", message, options),
};

const FIRST_TOUCHES = ["pointerdown", "keydown"] as const;

/** Where toasts appear. Their code comes with the first press on the page, so that it is there when the portal is not. */
export function Toaster() {
  const wanted = useSyncExternalStore(
    subscribe,
    () => isWanted,
    () => false,
  );
  useEffect(() => {
    const load = () => void loadToasts();
    for (const touch of FIRST_TOUCHES) window.addEventListener(touch, load, { once: true });
    return () => {
      for (const touch of FIRST_TOUCHES) window.removeEventListener(touch, load);
    };
  }, []);
  return wanted ? (
    <Suspense>
      <Toasts />
    </Suspense>
  ) : null;
}
