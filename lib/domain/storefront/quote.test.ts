import fc from "fast-check";
import { expect, test } from "vitest";
import { NO_USAGE } from "@/lib/core/usage";
import { priceUsage } from "../catalog";
import { quoteCalls } from "./quote";

const rates = { input: 2_500_000_000, cachedInput: 1_250_000_000, output: 10_000_000_000 };
const example = { calls: 1_000, input: 1_000, output: 500, cachedPercent: 0, units: 0 };

test("a thousand chats of 1,000 and 500 tokens at $2.50 and $10.00 cost $7.50", () => {
  const { quotes, terms } = quoteCalls(rates, example);
  expect(quotes).toEqual([{ variant: "standard", perCallNanos: 7_500_000n, totalNanos: 7_500_000_000n }]);
  expect(terms.map(({ class: name, amountNanos }) => [name, amountNanos])).toEqual([
    ["input", "2500000"],
    ["output", "5000000"],
  ]);
});

test("the total is what as many calls are billed, each rounded once, whatever the price and the size", () => {
  const rate = fc.integer({ min: 0, max: 100_000_000_000 });
  fc.assert(
    fc.property(rate, rate, rate, fc.nat(200_000), fc.nat(50_000), fc.nat(100), (...said) => {
      const [input, cachedInput, output, inputTokens, outputTokens, cachedPercent] = said;
      const set = { input, cachedInput, output };
      const calls = 12_345;
      const { quotes } = quoteCalls(set, {
        calls,
        input: inputTokens,
        output: outputTokens,
        cachedPercent,
        units: 0,
      });
      const cached = Math.floor((inputTokens * cachedPercent) / 100);
      const usage = { ...NO_USAGE, input: inputTokens - cached, cachedInput: cached, output: outputTokens };
      expect(quotes[0]!.totalNanos).toBe(BigInt(priceUsage(set, usage)) * BigInt(calls));
    }),
  );
});

test("batch, service tiers and hours of the day are each quoted at their own rates", () => {
  const half = { input: 1_250_000_000, output: 5_000_000_000 };
  const { quotes } = quoteCalls(
    {
      ...rates,
      batch: half,
      serviceTiers: { flex: half },
      timeOfDay: [{ fromMinute: 990, toMinute: 30, ...half }],
    },
    example,
  );
  expect(quotes.map(({ variant }) => variant)).toEqual(["standard", "batch", "flex", "16:30–00:30 UTC"]);
  expect(quotes.slice(1).every(({ totalNanos }) => totalNanos === 3_750_000_000n)).toBe(true);
});

test("images, minutes and characters are quoted by the unit", () => {
  const none = { input: 0, output: 0 };
  const one = { calls: 3, input: 0, output: 0, cachedPercent: 0 };
  const total = (extra: object, units: number) =>
    quoteCalls({ ...none, ...extra }, { ...one, units }).quotes[0]!.totalNanos;
  expect(total({ perImage: 40_000_000 }, 2)).toBe(240_000_000n);
  expect(total({ perAudioHour: 360_000_000 }, 10)).toBe(180_000_000n);
  expect(total({ perMillionCharacters: 15_000_000_000 }, 1_000)).toBe(45_000_000n);
});
