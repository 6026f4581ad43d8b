"use client";

import { useEffect, useState } from "react";
import type { PlaygroundToken } from "@/lib/client/playground";
import type { Estimate } from "@/lib/contract/gateway";
import type { ChatBody } from "@/lib/contract/playground-request";
import { fillAttachments } from "../composer/attachment-contents";
import { contentsOf } from "../composer/attachment-store";
import { fetchEstimate } from "./fetch-estimate";

const AFTER_MS = 400;

/** What the calls would cost, one by one, asked for when nothing has changed for a moment; the last known meanwhile. */
export function useEstimates(bodies: readonly ChatBody[], getToken: () => Promise<PlaygroundToken>) {
  const [estimates, setEstimates] = useState<(Estimate | null)[]>([]);
  const asked = JSON.stringify(bodies);
  useEffect(() => {
    const wanted = JSON.parse(asked) as ChatBody[];
    const controller = new AbortController();
    const ask = async () => {
      const token = await getToken().catch(() => null);
      if (!token || controller.signal.aborted) return;
      const found = await Promise.all(wanted.map((body) => estimateOf(token, body, controller.signal)));
      if (!controller.signal.aborted) setEstimates(found);
    };
    if (wanted.length === 0) setEstimates([]);
    const timer = wanted.length > 0 ? setTimeout(ask, AFTER_MS) : undefined;
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [asked, getToken]);
  return estimates;
}

async function estimateOf(token: PlaygroundToken, body: ChatBody, signal: AbortSignal) {
  const contents = await contentsOf(body).catch(() => null);
  return contents && fetchEstimate(token, fillAttachments(body, contents), signal);
}
