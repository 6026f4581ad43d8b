import { expect, test } from "vitest";
import type { Estimate } from "@/lib/contract/gateway";
import { estimateText } from "./estimate-text";

const money = (nanos: number) => ({ usd: "", nanos: String(nanos) });

function estimateOf(tokens: number, scale: number): Estimate {
  return {
    input_tokens: tokens,
    cost: { p10: money(scale), p50: money(2 * scale), p90: money(9 * scale), ceiling: money(99 * scale) },
  } as Estimate;
}

test("an estimate is said in tokens and money, with the interval in which most calls end", () => {
  expect(estimateText([estimateOf(1_280, 10_000_000)])).toBe(
    "1,280 tokens in · about $0.02 ($0.01 to $0.09)",
  );
});

test("models that are asked together are one sum", () => {
  const both = [estimateOf(10, 10_000_000), estimateOf(12, 20_000_000)];
  expect(estimateText(both)).toBe("22 tokens in · about $0.06 ($0.03 to $0.27) for 2 answers");
});
