import { type BilledTokens, findInvalidPart, NO_USAGE, type UsageVector } from "@/lib/core/usage";
import type { ReportedUsage } from "../provider";

type Counts = { input_tokens?: unknown; output_tokens?: unknown; search_units?: unknown };
type Raw = { tokens?: Counts; billed_units?: Counts; cached_tokens?: unknown };

const count = (value: unknown): number => (typeof value === "number" ? value : 0);

function billedApart({ input_tokens: input, output_tokens: output }: Counts = {}): BilledTokens | null {
  if (typeof input !== "number" && typeof output !== "number") return null;
  return { input: count(input), output: count(output) };
}

/**
 * Cohere's usage by class: `tokens` is what was read and written, its own prompt and what it cached included; `billed_units`, without
 * that prompt, is what it bills, and counts where it is all that is told. Null when neither is.
 */
export function readCohereUsage(raw: unknown): ReportedUsage | null {
  if (typeof raw !== "object" || raw === null) return null;
  const { tokens, billed_units: billed, cached_tokens } = raw as Raw;
  const told = tokens ?? billed;
  if (typeof told?.input_tokens !== "number" && typeof told?.output_tokens !== "number") return null;
  const cachedInput = tokens ? count(cached_tokens) : 0;
  const vector: UsageVector = {
    ...NO_USAGE,
    input: count(told.input_tokens) - cachedInput,
    cachedInput,
    output: count(told.output_tokens),
    searches: count(billed?.search_units),
  };
  const apart = tokens ? billedApart(billed) : null;
  const invalid = findInvalidPart(apart ? { ...vector, ...apart } : vector) ?? findInvalidPart(vector);
  return invalid === null ? { vector, invalid, billed: apart } : { vector, invalid, raw };
}
