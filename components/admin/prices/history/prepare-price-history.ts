import type { PriceRates } from "@/lib/contract/prices";
import { usdNumber } from "@/lib/core/money";
import { DAY_MS } from "@/lib/core/time";
import { COLORS } from "../../../charts/prepare-colors";
import { prepareScale, type Scale } from "../../../charts/prepare-scale";

type Version = {
  id: string;
  effectiveFrom: string;
  rates: Pick<PriceRates, "input" | "output" | "cachedInput">;
};
type Line = { name: string; color: string };

/** The prices at one moment in USD, one for each line; empty where none holds, and on the other side of now. */
type PriceRow = { atMs: number; past: number[]; announced: number[] };

/** How long a version holds, and its rates in nano-dollars, one for each line. */
export type PriceStretch = {
  id: string;
  from: string;
  to: string | null;
  isAnnounced: boolean;
  rates: number[];
};

export type PriceHistory = {
  lines: Line[];
  rows: PriceRow[];
  stretches: PriceStretch[];
  /** Where each stretch begins, and where the last one ends, in shares of the plot. */
  edges: number[];
  scale: Scale;
  fromMs: number;
  nowMs: number;
  toMs: number;
};

/** A read from a cache costs what other input does where no price of its own is set. */
const RATES = [
  { name: "Input", isOwn: () => true, of: ({ input }: Version["rates"]) => input },
  {
    name: "Cached input",
    isOwn: ({ cachedInput }: Version["rates"]) => cachedInput !== undefined,
    of: ({ cachedInput, input }: Version["rates"]) => cachedInput ?? input,
  },
  { name: "Output", isOwn: () => true, of: ({ output }: Version["rates"]) => output },
].map((rate, i) => ({ ...rate, color: COLORS[i]! }));

/** How much of the plot is kept free after the last step, so that its line is seen, and above the highest. */
const TAIL_SHARE = 0.12;
const HEADROOM = 1.08;
const TICKS = 4;

const usdOf = (nanos: number) => usdNumber(BigInt(nanos));
const startOf = ({ effectiveFrom }: Version) => Date.parse(effectiveFrom);

/** The versions of a price over time; null where no tokens are priced. Announced ones are told apart from those in force. */
export function preparePriceHistory(versions: readonly Version[], nowMs: number): PriceHistory | null {
  const sorted = versions.toSorted((a, b) => startOf(a) - startOf(b));
  const drawn = RATES.filter(({ of, isOwn }) =>
    sorted.some(({ rates }) => isOwn(rates) && (of(rates) ?? 0) > 0),
  );
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || drawn.length === 0) return null;

  const fromMs = Math.min(startOf(first), nowMs);
  const lastMs = Math.max(startOf(last), nowMs);
  const toMs = fromMs + Math.max(DAY_MS, lastMs - fromMs) / (1 - TAIL_SHARE);
  const stretches = sorted.map(({ id, effectiveFrom, rates }, i) => ({
    id,
    from: effectiveFrom,
    to: sorted[i + 1]?.effectiveFrom ?? null,
    isAnnounced: Date.parse(effectiveFrom) > nowMs,
    rates: drawn.map(({ of }) => of(rates) ?? 0),
  }));
  const moments = new Set([...sorted.map(startOf), nowMs, toMs]);
  const largest = Math.max(...stretches.flatMap(({ rates }) => rates.map(usdOf)));
  return {
    lines: drawn.map(({ name, color }) => ({ name, color })),
    rows: [...moments].sort((a, b) => a - b).map((atMs) => rowAt(atMs, nowMs, stretches)),
    stretches,
    edges: [...sorted.map(startOf), toMs].map((ms) => (ms - fromMs) / (toMs - fromMs)),
    scale: prepareScale(largest * HEADROOM, TICKS),
    fromMs,
    nowMs,
    toMs,
  };
}

/** Now belongs to both sides, so that the lines meet there. */
function rowAt(atMs: number, nowMs: number, stretches: readonly PriceStretch[]): PriceRow {
  const holding = stretches.findLast(({ from }) => Date.parse(from) <= atMs);
  const prices = holding ? holding.rates.map(usdOf) : [];
  return { atMs, past: atMs <= nowMs ? prices : [], announced: atMs >= nowMs ? prices : [] };
}
