import type { Estimate } from "@/lib/contract/gateway";
import { formatUsd } from "@/lib/core/money";
import { formatExactCount } from "../../ui/data/number-format";

/** `$0.0002 to $0.0011`: where four of five calls end. */
export function intervalText({ p10, p90 }: Pick<Estimate["cost"], "p10" | "p90">): string {
  return `${formatUsd(p10.nanos)} to ${formatUsd(p90.nanos)}`;
}

const sumOf = (nanos: string[]) => nanos.reduce((sum, each) => sum + BigInt(each), 0n);

/** `128 tokens in · about $0.0004 ($0.0002 to $0.0011)`, of all models that are asked together. */
export function estimateText(estimates: readonly Estimate[]): string {
  const tokens = estimates.reduce((sum, each) => sum + each.input_tokens, 0);
  const total = (quantile: "p10" | "p50" | "p90") =>
    sumOf(estimates.map(({ cost }) => cost[quantile].nanos)).toString();
  const interval = intervalText({
    p10: { usd: "", nanos: total("p10") },
    p90: { usd: "", nanos: total("p90") },
  });
  const of = estimates.length > 1 ? ` for ${estimates.length} answers` : "";
  return `${formatExactCount(tokens)} tokens in · about ${formatUsd(total("p50"))} (${interval})${of}`;
}

/** One estimate as the cells of a table; a dash where it cannot be told. */
export function estimateCells(estimate: Estimate | null): { title: string; text: string }[] {
  const money = (quantile: "p10" | "p50" | "p90") =>
    estimate ? formatUsd(estimate.cost[quantile].nanos) : "–";
  return [
    { title: "tokens", text: estimate ? formatExactCount(estimate.input_tokens) : "–" },
    { title: "p10", text: money("p10") },
    { title: "p50", text: money("p50") },
    { title: "p90", text: money("p90") },
  ];
}
