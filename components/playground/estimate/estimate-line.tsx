"use client";

import type { PlaygroundToken } from "@/lib/client/playground";
import type { Estimate } from "@/lib/contract/gateway";
import type { ChatBody } from "@/lib/contract/playground-request";
import { Popover } from "../../ui/overlays/popover";
import { estimateCells, estimateText } from "./estimate-text";
import { useEstimates } from "./use-estimates";

type PaneCall = { paneId: string; body: ChatBody };
type EstimateLineProps = {
  calls: readonly PaneCall[];
  activePaneId: string;
  getToken: () => Promise<PlaygroundToken>;
};

/** What the message that is being written would cost: in all, and in each pane's column. Its place is kept while there is none. */
export function EstimateLine({ calls, activePaneId, getToken }: EstimateLineProps) {
  const estimates = useEstimates(
    calls.map(({ body }) => body),
    getToken,
  );
  const known = estimates.filter((one) => one !== null);
  const isOfThese = calls.length > 0 && estimates.length === calls.length;
  return (
    <output
      aria-label="Estimate"
      aria-live="off"
      className="ml-auto block min-h-4 text-right text-subtle text-xs tabular-nums"
    >
      {isOfThese && known.length === estimates.length && estimateText(known)}
      {isOfThese && calls.length > 1 && (
        <EachPane calls={calls} estimates={estimates} activePaneId={activePaneId} />
      )}
    </output>
  );
}

type EachPaneProps = Pick<EstimateLineProps, "calls" | "activePaneId"> & {
  estimates: readonly (Estimate | null)[];
};

function EachPane({ calls, estimates, activePaneId }: EachPaneProps) {
  return (
    <Popover
      label="Estimate of each pane"
      align="end"
      className="w-auto!"
      trigger={
        <button type="button" className="ml-2 rounded-sm underline underline-offset-2 hover:text-ink">
          Each
        </button>
      }
    >
      <table className="text-xs tabular-nums">
        <thead className="text-subtle">
          <tr>
            <th className="pr-4 text-left font-normal">Model</th>
            {["Tokens in", "P10", "P50", "P90"].map((title) => (
              <th key={title} className="pl-4 text-right font-normal">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {calls.map(({ paneId, body }, at) => (
            <tr key={paneId} className={paneId === activePaneId ? "font-medium" : undefined}>
              <th className="max-w-40 truncate pr-4 text-left font-[inherit]">{body.model}</th>
              {estimateCells(estimates[at] ?? null).map(({ title, text }) => (
                <td key={title} className="pt-1 pl-4 text-right">
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Popover>
  );
}
