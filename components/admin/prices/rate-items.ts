import type { PriceRates, RateSet } from "@/lib/contract/prices";
import { formatExactCount } from "../../ui/data/number-format";
import { clockText, RATE_LABELS, ratePhrase, TOKEN_RATES, UNIT_RATES, type UnitRate } from "./rate-text";

type Item = { label: string; value: string };

/** `input $2.50, output $10.00 / M`: a whole rate set in a line. */
function setPhrase(set: RateSet): string {
  const rates = TOKEN_RATES.flatMap((name) => {
    const rate = set[name];
    return rate === undefined ? [] : [`${RATE_LABELS[name].toLowerCase()} ${ratePhrase(rate)}`];
  });
  const tiers = (set.contextTiers ?? []).map(
    (tier) =>
      `above ${formatExactCount(tier.aboveInputTokens)}: ${ratePhrase(tier.input)} and ${ratePhrase(tier.output)}`,
  );
  return [`${rates.join(", ")} / M`, ...tiers].join("; ");
}

function variantItems({ batch, serviceTiers = {}, timeOfDay = [] }: PriceRates): Item[] {
  return [
    ...(batch ? [{ label: "Batch", value: setPhrase(batch) }] : []),
    ...Object.entries(serviceTiers).map(([name, set]) => ({ label: `Tier ${name}`, value: setPhrase(set) })),
    ...timeOfDay.map((window) => ({
      label: `${clockText(window.fromMinute)}–${clockText(window.toMinute)} UTC`,
      value: setPhrase(window),
    })),
  ];
}

/** Everything that a price says, a line each. */
export function rateItems(rates: PriceRates): Item[] {
  const tokens = TOKEN_RATES.flatMap((name) => {
    const rate = rates[name];
    return rate === undefined ? [] : [{ label: RATE_LABELS[name], value: `${ratePhrase(rate)} / M tokens` }];
  });
  const units = (Object.keys(UNIT_RATES) as UnitRate[]).flatMap((name) => {
    const rate = rates[name];
    const { label, per } = UNIT_RATES[name];
    return rate === undefined ? [] : [{ label, value: `${ratePhrase(rate)} ${per}` }];
  });
  const images = Object.entries(rates.perImageOf ?? {}).map(([kind, rate]) => ({
    label: `Image ${kind}`,
    value: `${ratePhrase(rate)} each`,
  }));
  const tiers = (rates.contextTiers ?? []).map((tier) => ({
    label: `Above ${formatExactCount(tier.aboveInputTokens)}`,
    value: `${setPhrase(tier)}, the whole call`,
  }));
  return [...tokens, ...units, ...images, ...tiers, ...variantItems(rates)];
}
