"use client";

import type { PlaygroundToken } from "@/lib/client/playground";
import type { ChatBody } from "@/lib/contract/playground-request";
import { estimateText } from "./estimate-text";
import { useEstimates } from "./use-estimates";

type PaneCall = { paneId: string; body: ChatBody };
type EstimateLineProps = { calls: readonly PaneCall[]; getToken: () => Promise<PlaygroundToken> };

/** What the message that is being written would cost: in all, and by each model. Its place is kept while there is none. */
export function EstimateLine({ calls, getToken }: EstimateLineProps) {
  const estimates = useEstimates(
    calls.map(({ body }) => body),
    getToken,
  );
  const known = estimates.filter((one) => one !== null);
  const ofEach = estimates.length === calls.length ? calls : [];
  return (
    <output
      aria-label="Estimate"
      aria-live="off"
      className="ml-auto block min-h-4 text-right text-subtle text-xs tabular-nums"
    >
      {known.length > 0 && known.length === estimates.length && estimateText(known)}
      {ofEach.length > 1 && (
        <ul className="mt-0.5">
          {ofEach.map(({ paneId, body }, at) => (
            <li key={paneId}>
              <span className="text-muted">{body.model}</span>{" "}
              {estimates[at] ? estimateText([estimates[at]]) : "cannot be told"}
            </li>
          ))}
        </ul>
      )}
    </output>
  );
}
