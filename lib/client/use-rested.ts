import { useEffect, useState } from "react";

const LATEST_MS = 1_000;

/** False until the browser has drawn the page and has nothing to do: then what nobody waits for may begin. */
export function useRested(): boolean {
  const [isRested, setRested] = useState(false);
  useEffect(() => {
    // Safari has no idle callback.
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(() => setRested(true), LATEST_MS);
      return () => clearTimeout(timer);
    }
    const handle = requestIdleCallback(() => setRested(true), { timeout: LATEST_MS });
    return () => cancelIdleCallback(handle);
  }, []);
  return isRested;
}
