import type { CallDetail } from "@/lib/client/usage";
import { formatUsd } from "@/lib/core/money";
import { formatExactCount } from "../ui/data/number-format";

type Attempt = CallDetail["attempts"][number];
export type FormulaLine = { label: string; units: string; rate: string; amount: string };

const LABELS: Record<string, string> = {
  input: "Input tokens",
  cachedInput: "Cached input tokens",
  cacheWrite: "Cache-write tokens",
  audioInput: "Audio input tokens",
  output: "Output tokens",
  reasoning: "Reasoning tokens",
  audioOutput: "Audio output tokens",
  images: "Images",
  requests: "Requests",
};
const EACH = new Set(["images", "requests"]);

/** The bill of one attempt, line by line: units × rate = amount. */
export function prepareFormula(lines: Attempt["lines"]): FormulaLine[] {
  return lines
    .filter((line) => line.units > 0)
    .map((line) => ({
      label: LABELS[line.class] ?? line.class,
      units: formatExactCount(line.units),
      rate: `${formatUsd(line.rateNanos)}${EACH.has(line.class) ? " each" : " / M"}`,
      amount: formatExactNanos(line.amountNanos),
    }));
}

/** Exact USD of a decimal number of nano-dollars; may have more than nine decimals. */
export function formatExactNanos(nanos: string): string {
  const [whole = "0", fraction = ""] = nanos.split(".");
  const padded = whole.padStart(10, "0");
  const decimals = (padded.slice(-9) + fraction).replace(/0+$/, "");
  return `$${padded.slice(0, -9)}${decimals ? `.${decimals}` : ".00"}`;
}
