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
type Point = { x: number; y: number };

/** A price over time in shares of the plot: steps, because a price holds until the next one begins. */
type PriceLine = {
  name: string;
  color: string;
  /** Up to now, and what is announced. */
  past: Point[];
  announced: Point[];
};

export type PriceHistory = {
  lines: PriceLine[];
  scale: Scale;
  /** Where now is, and where each version begins; the dates are ISO. */
  nowX: number;
  starts: { id: string; x: number; at: string; isAnnounced: boolean }[];
};

const RATES = [
  { name: "Input", of: ({ input }: Version["rates"]) => input },
  { name: "Cached input", of: ({ cachedInput }: Version["rates"]) => cachedInput },
  { name: "Output", of: ({ output }: Version["rates"]) => output },
];

/** How much of the plot is kept free after the last step, so that its line is seen. */
const TAIL_SHARE = 0.12;

const usdOf = (nanos: number) => usdNumber(BigInt(nanos));

/** The versions of a price as step lines; null where no tokens are priced. Announced ones are told apart from those in force. */
export function preparePriceHistory(versions: readonly Version[], nowMs: number): PriceHistory | null {
  const sorted = versions.toSorted((a, b) => Date.parse(a.effectiveFrom) - Date.parse(b.effectiveFrom));
  const priced = RATES.filter(({ of }) => sorted.some(({ rates }) => (of(rates) ?? 0) > 0));
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || priced.length === 0) return null;
  const fromMs = Math.min(Date.parse(first.effectiveFrom), nowMs);
  const lastMs = Math.max(nowMs, Date.parse(last.effectiveFrom));
  const spanMs = Math.max(DAY_MS, lastMs - fromMs) / (1 - TAIL_SHARE);
  const xOf = (ms: number) => (ms - fromMs) / spanMs;
  const largest = Math.max(...priced.flatMap(({ of }) => sorted.map(({ rates }) => usdOf(of(rates) ?? 0))));
  const scale = prepareScale(largest, 4);
  const nowX = xOf(nowMs);
  const lines = priced.map(({ name, of }) => {
    const steps = sorted.flatMap(({ effectiveFrom, rates }) => {
      const rate = of(rates);
      return rate === undefined ? [] : [{ x: xOf(Date.parse(effectiveFrom)), y: usdOf(rate) / scale.max }];
    });
    const color = COLORS[RATES.findIndex((each) => each.name === name)]!;
    return { name, color, ...splitAt(stepsOf(steps), nowX) };
  });
  const starts = sorted.map(({ id, effectiveFrom: at }) => {
    const x = xOf(Date.parse(at));
    return { id, x, at, isAnnounced: x > nowX };
  });
  return { lines, scale, nowX, starts };
}

/** Each value holds until the next one begins, and the last to the end of the plot. */
function stepsOf(starts: readonly Point[]): Point[] {
  return starts.flatMap((start, i) => [start, { x: starts[i + 1]?.x ?? 1, y: start.y }]);
}

/** What came before a place and what comes after it, both ending there. */
function splitAt(points: readonly Point[], x: number): { past: Point[]; announced: Point[] } {
  const past = points.filter((point) => point.x <= x);
  const announced = points.filter((point) => point.x > x);
  const at = past.at(-1);
  if (!at) return { past: [], announced };
  const cut = { x, y: at.y };
  return { past: [...past, cut], announced: announced.length > 0 ? [cut, ...announced] : [] };
}

/** SVG of a line in a box of 100 by 100, whose second axis goes down. */
export function pathOf(points: readonly Point[]): string {
  const text = ({ x, y }: Point) => `${(x * 100).toFixed(3)} ${((1 - y) * 100).toFixed(3)}`;
  return points.map((point, i) => `${i === 0 ? "M" : "L"}${text(point)}`).join("");
}
