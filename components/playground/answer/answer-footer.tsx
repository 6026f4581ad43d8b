import type { ReactNode } from "react";
import { formatUsd, nanosFromUsd } from "@/lib/core/money";
import { Link } from "../../ui/actions/link";
import { cn } from "../../ui/cn";
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

/** A wide one has a line of its own where lines are short. */
type Reading = { label: string; value: string; isWide?: boolean };

type AnswerFooterProps = {
  answer: Answer;
  callHref: string | null;
  /** What can be done with it. */
  children: ReactNode;
};

/** What the answer cost, of which tokens, how fast it was, and where its record is. */
export function AnswerFooter({ answer, callHref, children }: AnswerFooterProps) {
  const { usage, finishReason } = answer;
  const speed = tokensPerSecond(answer);
  const readings = [
    usage?.costUsd != null && {
      label: "Cost",
      value: formatUsd(nanosFromUsd(usage.costUsd.toFixed(9))),
      isWide: true,
    },
    answer.estimate && { label: "Estimated", value: intervalText(answer.estimate.cost), isWide: true },
    ...(usage ? tokenReadings(usage) : []),
    answer.ttftMs !== null && { label: "First token", value: formatDuration(answer.ttftMs) },
    answer.latencyMs !== null && { label: "In all", value: formatDuration(answer.latencyMs) },
    speed !== null && { label: "Speed", value: `${Math.round(speed)} tokens/s` },
    finishReason && { label: "Ended by", value: ENDS[finishReason] ?? finishReason },
    answer.cache && { label: "Cache", value: answer.cache === "bypass" ? "not used" : answer.cache },
    answer.provider && { label: "Provider", value: answer.provider },
  ].filter((reading): reading is Reading => typeof reading === "object" && reading !== null);
  return (
    <div className="@container min-w-0 border-line border-t pt-2">
      <dl className="grid grid-cols-1 gap-x-6 gap-y-0.5 text-xs @sm:grid-cols-2 @2xl:grid-cols-3">
        {readings.map(({ label, value, isWide }) => (
          <div
            key={label}
            className={cn("flex min-w-0 justify-between gap-2", isWide && "col-span-full @2xl:col-span-1")}
          >
            <dt className="whitespace-nowrap text-subtle">{label}</dt>
            <dd
              className={cn(
                "min-w-0 text-right text-muted tabular-nums",
                isWide ? "text-balance" : "truncate",
              )}
              title={value}
            >
              {value}
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-1 flex items-center justify-between gap-2">
        {callHref ? (
          <Link href={callHref} className="text-accent-ink text-xs underline underline-offset-2">
            Open the call
          </Link>
        ) : (
          <span />
        )}
        <span className="-mr-1.5 flex shrink-0">{children}</span>
      </div>
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
