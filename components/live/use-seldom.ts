"use client";

import { useEffect, useRef, useState } from "react";

/** `text` as it was at most `everyMs` ago: for what changes faster than anybody wants to hear it. */
export function useSeldom(text: string, everyMs: number): string {
  const [said, setSaid] = useState("");
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  });
  useEffect(() => {
    const timer = setInterval(() => setSaid(latest.current), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return said;
}
