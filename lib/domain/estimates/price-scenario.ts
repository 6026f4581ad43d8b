import type { PriceRates } from "@/lib/contract/prices";
import { NO_USAGE, type PriceCircumstances } from "@/lib/core/usage";
import { priceUsage } from "../catalog";
import { type CostOf, INPUT_FACTOR_MAX } from "./engine";

/** What a price makes of a call, in parts that a past call can be laid upon. */
type Parts = { flat: number; input: number; output: number };

function partsOf(
  rates: PriceRates,
  inputTokens: number,
  { output, reasoning }: { output: number; reasoning: number },
  at: PriceCircumstances,
): Parts {
  const flat = priceUsage(rates, NO_USAGE, at);
  const withInput = priceUsage(rates, { ...NO_USAGE, input: inputTokens }, at);
  const whole = priceUsage(rates, { ...NO_USAGE, input: inputTokens, output, reasoning }, at);
  return { flat, input: withInput - flat, output: whole - withInput };
}

/** Prices the ways in which a call with this input may go, at the rates in force. */
export function priceScenarios(rates: PriceRates, inputTokens: number, at: PriceCircumstances): CostOf {
  return ({ outputTokens, reasoningTokens, inputFactor }) => {
    const split = { output: outputTokens - reasoningTokens, reasoning: reasoningTokens };
    const { flat, input, output } = partsOf(rates, inputTokens, split, at);
    return Math.round(flat + input * inputFactor + output);
  };
}

/** What the input of a past call cost beside the plain rate, whatever made it cheaper or dearer. */
export function inputFactorOf(
  rates: PriceRates,
  call: { inputTokens: number; outputTokens: number; reasoningTokens: number; costNanos: number },
  at: PriceCircumstances,
): number {
  const { outputTokens, reasoningTokens: reasoning } = call;
  const { flat, input, output } = partsOf(
    rates,
    call.inputTokens,
    { output: outputTokens - reasoning, reasoning },
    at,
  );
  if (input <= 0) return 1;
  return Math.min(INPUT_FACTOR_MAX, Math.max(0, (call.costNanos - flat - output) / input));
}
