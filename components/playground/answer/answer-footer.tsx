import Link from "next/link";
import { formatUsd, nanosFromUsd } from "@/lib/core/money";
import { formatDuration, formatExactCount } from "../../ui/data/number-format";
import { intervalText } from "../estimate/estimate-text";
import { type Answer, type AnswerUsage, tokensPerSecond } from "../stream/answer";

const ENDS: Record<string, string> = {
  stop: "finished",
  length: "cut at its length",
  tool_calls: "tool calls",
  content_filter: "content filter",
  error: "an error",
};

/** What the answer cost, of which tokens, how fast it was, and where its record is. */
export function AnswerFooter({ answer, callHref }: { answer: Answer; callHref: string | null }) {
  const { usage, finishReason } = answer;
  const speed = tokensPerSecond(answer);
  const readings = [
    usage?.costUsd != null && { label: "Cost", value: formatUsd(nanosFromUsd(usage.costUsd.toFixed(9))) },
    answer.estimate && { label: "Estimated", value: intervalText(answer.estimate.cost) },
    ...(usage ? tokenReadings(usage) : []),
    answer.ttftMs !== null && { label: "First token", value: formatDuration(answer.ttftMs) },
    answer.latencyMs !== null && { label: "In all", value: formatDuration(answer.latencyMs) },
    speed !== null && { label: "Speed", value: `${Math.round(speed)} tokens/s` },
    finishReason && { label: "Ended by", value: ENDS[finishReason] ?? finishReason },
    answer.cache && { label: "Cache", value: answer.cache === "bypass" ? "not used" : answer.cache },
    answer.provider && { label: "Provider", value: answer.provider },
  ].filter((reading) => typeof reading === "object" && reading !== null);
  return (
    <div className="min-w-0">
      {readings.length > 0 && (
        <dl className="flex flex-wrap gap-x-3.5 gap-y-0.5 text-xs">
          {readings.map(({ label, value }) => (
            <div key={label} className="flex gap-1">
              <dt className="text-subtle">{label}</dt>
              <dd className="text-muted tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {callHref && (
        <Link href={callHref} className="text-accent-ink text-xs underline underline-offset-2">
          Open the call
        </Link>
      )}
    </div>
  );
}

function tokenReadings(usage: AnswerUsage) {
  const classes = [
    { label: "Tokens in", count: usage.inputTokens, always: true },
    { label: "of them cached", count: usage.cachedTokens },
    { label: "written to cache", count: usage.cacheWriteTokens },
    { label: "Tokens out", count: usage.outputTokens, always: true },
    { label: "of them reasoning", count: usage.reasoningTokens },
    { label: "audio", count: usage.audioTokens },
  ];
  return classes
    .filter(({ count, always }) => always || count > 0)
    .map(({ label, count }) => ({ label, value: formatExactCount(count) }));
}
