import type { PriceRates } from "@/lib/contract/prices";
import { ceilingNanos, type UnitBounds } from "../../hold/ceiling";

/** The most that a call can use. */
export type UseBounds = {
  inputTokens: number;
  outputTokens: number;
  units?: UnitBounds;
  /** Which image, as `perImageOf` names it. */
  imageOf?: string;
};

/** The most that such a use can cost, in nano-dollars. */
export function boundNanos(
  rates: PriceRates,
  { inputTokens, outputTokens, units = {}, imageOf }: UseBounds,
): number {
  const one = imageOf === undefined ? undefined : imageNanos(rates, imageOf);
  if (one === undefined) return ceilingNanos(rates, inputTokens, outputTokens, units);
  const { images = 0, ...others } = units;
  return ceilingNanos(rates, inputTokens, outputTokens, others) + images * one;
}

/** What one image of that size and quality costs; undefined where the price says nothing of it. */
export function imageNanos({ perImage, perImageOf }: PriceRates, imageOf: string): number | undefined {
  return perImageOf && Object.hasOwn(perImageOf, imageOf) ? perImageOf[imageOf] : perImage;
}
