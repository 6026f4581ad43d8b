import { formatUsd, nanosFromUsd } from "@/lib/core/money";
import { formatDuration, formatExactCount } from "../ui/data/number-format";
import { intervalText } from "./estimate/estimate-text";
import { type Answer, tokensPerSecond } from "./stream/answer";

/** What the answer cost and how fast it was. */
export function AnswerFooter({ answer }: { answer: Answer }) {
  const { usage } = answer;
  const speed = tokensPerSecond(answer);
  const readings = [
    usage?.costUsd != null && { label: "Cost", value: formatUsd(nanosFromUsd(usage.costUsd.toFixed(9))) },
    answer.estimate && { label: "Estimated", value: intervalText(answer.estimate.cost) },
    usage && { label: "Tokens", value: tokenText(usage) },
    answer.ttftMs !== null && { label: "First token", value: formatDuration(answer.ttftMs) },
    answer.latencyMs !== null && { label: "In all", value: formatDuration(answer.latencyMs) },
    speed !== null && { label: "Speed", value: `${Math.round(speed)} tokens/s` },
    answer.provider && { label: "Provider", value: answer.provider },
    answer.finishReason &&
      answer.finishReason !== "stop" && { label: "Ended by", value: answer.finishReason },
  ].filter((reading) => typeof reading === "object" && reading !== null);
  if (readings.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-3.5 gap-y-0.5 text-xs">
      {readings.map(({ label, value }) => (
        <div key={label} className="flex gap-1">
          <dt className="text-subtle">{label}</dt>
          <dd className="text-muted">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function tokenText(usage: NonNullable<Answer["usage"]>): string {
  const cached = usage.cachedTokens > 0 ? ` (${formatExactCount(usage.cachedTokens)} cached)` : "";
  const reasoning =
    usage.reasoningTokens > 0 ? ` (${formatExactCount(usage.reasoningTokens)} reasoning)` : "";
  return `${formatExactCount(usage.inputTokens)}${cached} in, ${formatExactCount(usage.outputTokens)}${reasoning} out`;
}
