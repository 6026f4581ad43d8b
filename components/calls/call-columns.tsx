import type { Call } from "@/lib/client/calls";
import { Link } from "../ui/actions/link";
import type { Column } from "../ui/data/column";
import { Money } from "../ui/data/money";
import { formatDuration, formatExactCount } from "../ui/data/number-format";
import { RelativeTime } from "../ui/data/relative-time";
import { CallStatus } from "./call-status";

export const callKey = (call: Call) => `${call.requestId}.${call.attempt}`;

/** The columns of a short list of calls; all but the first are as wide whatever they hold, so that none moves. */
export function callColumns(hrefOf: (call: Call) => string): Column<Call>[] {
  return [
    {
      id: "model",
      header: "Model",
      cell: (call) => (
        <Link href={hrefOf(call)} scroll={false} className="font-medium hover:underline">
          {call.model}
        </Link>
      ),
    },
    {
      id: "outcome",
      header: "Outcome",
      phone: "line",
      className: "sm:w-32",
      cell: (call) => <CallStatus call={call} />,
    },
    {
      id: "key",
      header: "Key",
      hideOnPhone: true,
      hideOnTablet: true,
      className: "w-52",
      cell: (call) => <span className="text-muted">{call.keyName ?? "Playground"}</span>,
    },
    {
      id: "tokens",
      header: "Tokens in → out",
      phone: "line",
      align: "right",
      className: "sm:w-40",
      cell: (call) => `${formatExactCount(call.inputTokens)} → ${formatExactCount(call.outputTokens)}`,
    },
    {
      id: "ttft",
      header: "First token",
      align: "right",
      hideOnTablet: true,
      hideOnPhone: true,
      className: "w-28",
      cell: (call) => (
        <span className="text-muted">{call.ttftMs === null ? "–" : formatDuration(call.ttftMs)}</span>
      ),
    },
    {
      id: "latency",
      header: "Latency",
      align: "right",
      phone: "line",
      className: "sm:w-28",
      cell: (call) => formatDuration(call.latencyMs),
    },
    {
      id: "cost",
      header: "Cost",
      align: "right",
      phone: "end",
      className: "sm:w-32",
      cell: (call) => <Money nanos={call.costNanos} />,
    },
    {
      id: "time",
      header: "When",
      phone: "line",
      align: "right",
      className: "sm:w-28",
      cell: (call) => <RelativeTime at={call.startedAt} className="text-muted" />,
    },
  ];
}
