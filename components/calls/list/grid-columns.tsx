import type { ReactNode } from "react";
import type { Call } from "@/lib/client/calls";
import { ExactTime } from "../../ui/data/exact-time";
import { Money } from "../../ui/data/money";
import { formatDuration, formatExactCount } from "../../ui/data/number-format";
import { RelativeTime } from "../../ui/data/relative-time";
import { CallStatus } from "../call-status";

export type GridColumn = {
  id: string;
  header: string;
  /** Of a CSS grid. */
  width: string;
  minWidthPx: number;
  align?: "right";
  cell: (call: Call) => ReactNode;
};

const muted = (text: ReactNode) => <span className="text-muted">{text ?? "–"}</span>;

/** Everything that the list can show; the model is always there, and is the way to the call. */
export const GRID_COLUMNS: readonly GridColumn[] = [
  {
    id: "model",
    header: "Model",
    width: "minmax(11rem,2fr)",
    minWidthPx: 176,
    cell: (call) => call.model,
  },
  {
    id: "outcome",
    header: "Outcome",
    width: "minmax(8rem,1fr)",
    minWidthPx: 128,
    cell: (call) => <CallStatus call={call} />,
  },
  text("key", "Key", (call) => call.keyName ?? "Playground"),
  text("project", "Project", (call) => call.projectName ?? call.projectId),
  text("provider", "Provider", (call) => call.providerName ?? call.providerId),
  text("user", "End user", (call) => call.endUser),
  text("conversation", "Conversation", (call) => call.conversation),
  text("endpoint", "Endpoint", (call) => call.endpoint),
  text("error", "Error code", (call) => call.errorCode),
  text("region", "Region", (call) => call.region),
  text("tags", "Tags", (call) =>
    call.tags
      ? Object.entries(call.tags)
          .map(([name, value]) => `${name}=${String(value)}`)
          .join(" ")
      : null,
  ),
  {
    id: "tokens",
    header: "Tokens in → out",
    width: "minmax(8rem,1fr)",
    minWidthPx: 128,
    align: "right",
    cell: (call) => `${formatExactCount(call.inputTokens)} → ${formatExactCount(call.outputTokens)}`,
  },
  {
    id: "ttft",
    header: "First token",
    width: "6.5rem",
    minWidthPx: 104,
    align: "right",
    cell: (call) => muted(call.ttftMs === null ? null : formatDuration(call.ttftMs)),
  },
  {
    id: "latency",
    header: "Latency",
    width: "6rem",
    minWidthPx: 96,
    align: "right",
    cell: (call) => formatDuration(call.latencyMs),
  },
  {
    id: "cost",
    header: "Cost",
    width: "6.5rem",
    minWidthPx: 104,
    align: "right",
    cell: (call) => <Money nanos={call.costNanos} />,
  },
  {
    id: "time",
    header: "When",
    width: "6.5rem",
    minWidthPx: 104,
    align: "right",
    cell: (call) => <RelativeTime at={call.startedAt} className="text-muted" />,
  },
  {
    id: "exact",
    header: "Time",
    width: "12rem",
    minWidthPx: 192,
    align: "right",
    cell: (call) => muted(<ExactTime at={call.startedAt} />),
  },
];

function text(id: string, header: string, read: (call: Call) => string | null): GridColumn {
  return { id, header, width: "minmax(7rem,1fr)", minWidthPx: 112, cell: (call) => muted(read(call)) };
}

export const DEFAULT_COLUMNS = ["model", "outcome", "key", "tokens", "ttft", "latency", "cost", "time"];
export const ALWAYS_SHOWN = "model";
