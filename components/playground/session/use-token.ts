"use client";

import { useMemo, useRef } from "react";
import { createPlaygroundToken, type PlaygroundToken } from "@/lib/client/playground";

const RENEW_BEFORE_MS = 60_000;

export type TokenSource = {
  get: () => Promise<PlaygroundToken>;
  /** It was refused: the next call asks for another. */
  forget: (refused: PlaygroundToken) => void;
};

/** The short-lived key of this tab, renewed a minute before it ends; one request at a time. */
export function useToken(orgId: string): TokenSource {
  const pending = useRef<Promise<PlaygroundToken>>(null);
  return useMemo(
    () => ({
      async get() {
        const known = await pending.current?.catch(() => null);
        if (known && Date.parse(known.expiresAt) - Date.now() > RENEW_BEFORE_MS) return known;
        pending.current = createPlaygroundToken(orgId);
        return pending.current;
      },
      async forget(refused) {
        const asked = pending.current;
        const known = await asked?.catch(() => null);
        if (known?.token === refused.token && pending.current === asked) pending.current = null;
      },
    }),
    [orgId],
  );
}
