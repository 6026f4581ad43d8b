import type { CallDetail } from "@/lib/client/calls";
import { formatUsd } from "@/lib/core/money";
import { formatExactCount } from "../../ui/data/number-format";

type Attempt = CallDetail["attempts"][number];
export type FormulaLine = { label: string; units: string; rate: string; amount: string };

const LABELS: Record<string, string> = {
  input: "Input tokens",
  cachedInput: "Cached input tokens",
  cacheWrite: "Cache-write tokens",
  cacheWrite1h: "Cache-write tokens, 1 hour",
  audioInput: "Audio input tokens",
  imageInput: "Image input tokens",
  output: "Output tokens",
  reasoning: "Reasoning tokens",
  audioOutput: "Audio output tokens",
  imageOutput: "Image output tokens",
  images: "Images",
  audioMs: "Audio",
  characters: "Characters",
  searches: "Searches",
  computeMs: "Computing",
  requests: "Requests",
};
const TRAIL: Record<number, string> = { 1: " each", 1000000: " / M", 3600000: " / h" };

/** What people read for a class of usage. */
export const classLabel = (name: string) => LABELS[name] ?? name;

/** The bill of one attempt, line by line: units × rate = amount. */
export function prepareFormula(lines: Attempt["lines"]): FormulaLine[] {
  return lines
    .filter((line) => line.units > 0)
    .map((line) => ({
      label: classLabel(line.class),
      units: line.class.endsWith("Ms") ? formatSeconds(line.units) : formatExactCount(line.units),
      rate: `${formatUsd(line.rateNanos)}${TRAIL[line.ratePer] ?? ""}`,
      amount: formatExactNanos(line.amountNanos),
    }));
}

function formatSeconds(ms: number): string {
  return `${(ms / 1_000).toLocaleString("en-US", { maximumFractionDigits: 3 })} s`;
}

/** Exact USD of a decimal number of nano-dollars; may have more than nine decimals. */
export function formatExactNanos(nanos: string): string {
  const [whole = "0", fraction = ""] = nanos.split(".");
  const padded = whole.padStart(10, "0");
  const decimals = (padded.slice(-9) + fraction).replace(/0+$/, "");
  return `$${padded.slice(0, -9)}${decimals ? `.${decimals}` : ".00"}`;
}
