"use client";

import type { PlaygroundToken } from "@/lib/client/playground";
import type { ChatBody } from "../../snippets/chat-snippet";
import { estimateText } from "./estimate-text";
import { useEstimates } from "./use-estimates";

type EstimateLineProps = { bodies: readonly ChatBody[]; getToken: () => Promise<PlaygroundToken> };

/** What the message that is being written would cost. Its place is kept while there is none. */
export function EstimateLine({ bodies, getToken }: EstimateLineProps) {
  const estimates = useEstimates(bodies, getToken);
  return (
    <output aria-label="Estimate" aria-live="off" className="block min-h-4 text-subtle text-xs tabular-nums">
      {estimates.length > 0 && estimateText(estimates)}
    </output>
  );
}
