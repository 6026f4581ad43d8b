import { mean, quantile } from "@/lib/core/statistics";

/** What was off at past origins, by steps ahead: `actual − forecast`. */
export type Residual = { step: number; off: number };

export type Growth = { min: number; max: number };

/**
 * How an error grows with the steps ahead, as the power of (step + 1): the slope between the nearer and the farther half of the
 * residuals, kept within bounds because few origins say little about it.
 */
export function growthOf(residuals: readonly Residual[], { min, max }: Growth): number {
  const middle = quantile(
    residuals.map(({ step }) => step),
    0.5,
  );
  const half = (isNear: boolean) => {
    const part = residuals.filter(({ step }) => step <= middle === isNear);
    const size = mean(part.map(({ off }) => Math.abs(off)));
    return { size, at: mean(part.map(({ step }) => Math.log(step + 1))) };
  };
  const near = half(true);
  const far = half(false);
  if (!(near.size > 0 && far.size > 0 && far.at > near.at)) return min;
  return Math.min(max, Math.max(min, Math.log(far.size / near.size) / (far.at - near.at)));
}

export type Band = (step: number) => { low: number; high: number };

/** How much wider the band of a single origin is; it vanishes as origins grow in number. */
const UNSEEN = 1.7;

/**
 * Split-conformal: the `level` and `1 − level` quantiles of past residuals, taken to the size that they have at each step. With
 * few origins the tails are not seen yet, so the band is wider then. Origins nearer to each other than the horizon share what
 * came, so they count as the number that would not (`independent`).
 */
export function bandOf(
  residuals: readonly Residual[],
  { level, independent, growth }: { level: number; independent: number; growth: number },
): Band {
  const sizes = residuals.map(({ step, off }) => off / (step + 1) ** growth);
  const widen = 1 + UNSEEN / Math.max(1, independent);
  const low = Math.min(0, quantile(sizes, level)) * widen;
  const high = Math.max(0, quantile(sizes, 1 - level)) * widen;
  return (step) => ({ low: low * (step + 1) ** growth, high: high * (step + 1) ** growth });
}
