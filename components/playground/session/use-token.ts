"use client";

import { useCallback, useRef } from "react";
import { createPlaygroundToken, type PlaygroundToken } from "@/lib/client/playground";

const RENEW_BEFORE_MS = 60_000;

/** The short-lived key of this tab, renewed a minute before it ends; one request at a time. */
export function useToken(orgId: string): () => Promise<PlaygroundToken> {
  const pending = useRef<Promise<PlaygroundToken>>(null);
  return useCallback(async () => {
    const known = await pending.current?.catch(() => null);
    if (known && Date.parse(known.expiresAt) - Date.now() > RENEW_BEFORE_MS) return known;
    pending.current = createPlaygroundToken(orgId);
    return pending.current;
  }, [orgId]);
}
