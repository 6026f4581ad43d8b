import { groupThousands } from "@/lib/core/number-text";

/** Round bounds and ticks from zero: steps of 1, 2, 2.5 or 5 times a power of ten. */
export type Scale = { max: number; ticks: number[]; step: number };

const STEPS = [1, 2, 2.5, 5, 10];

export function prepareScale(maxValue: number, wantedTicks = 5): Scale {
  if (!(maxValue > 0)) return { max: 1, ticks: [0, 1], step: 1 };
  const rough = maxValue / wantedTicks;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (STEPS.find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10);
  const count = Math.max(1, Math.ceil(maxValue / step - 1e-9));
  const ticks = Array.from({ length: count + 1 }, (_, i) => i * step);
  return { max: count * step, ticks, step };
}

/** For counts: a step is a whole number. */
export function prepareCountScale(maxValue: number, wantedTicks = 5): Scale {
  return maxValue <= wantedTicks
    ? prepareScale(Math.max(1, Math.ceil(maxValue)), Math.max(1, Math.ceil(maxValue)))
    : prepareScale(maxValue, wantedTicks);
}

/** All ticks of an axis with the same number of decimals: as many as its step needs. */
export function formatUsdTick(usd: number, step: number): string {
  if (usd === 0) return "$0";
  const decimals = Math.max(0, Math.min(9, decimalsOf(step)));
  const [whole, fraction] = usd.toFixed(decimals === 1 ? 2 : decimals).split(".");
  return `$${groupThousands(whole!)}${fraction ? `.${fraction}` : ""}`;
}

function decimalsOf(step: number): number {
  for (let decimals = 0; decimals < 10; decimals++) {
    const scaled = step * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) < 1e-6 * Math.max(1, scaled)) return decimals;
  }
  return 9;
}
