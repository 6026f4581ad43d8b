import { describe, expect, it } from "vitest";
import type { PriceRates } from "@/lib/contract/prices";
import { NO_USAGE } from "@/lib/core/usage";
import type { ChatAsk, Priced } from "../call";
import { measureReported, measureUsage } from "./measured-usage";

const MILLION = 1_000_000;
const rates: PriceRates = {
  input: 4,
  output: 0,
  perImage: 10,
  perImageOf: { "1024x1024/high": 30 },
  serviceTiers: { flex: { input: 2, output: 0 } },
  timeOfDay: [{ fromMinute: 990, toMinute: 30, input: 1, output: 0 }],
};
const priced = (time: string): Priced =>
  ({
    model: { tokenizer: "o200k_base" },
    price: { id: "prc_1", rates },
    atMs: Date.parse(`2026-03-01T${time}Z`),
  }) as unknown as Priced;
const noon = priced("12:00:00");
const night = priced("23:00:00");
const ask = { body: { model: "m", messages: [{ role: "user", content: "hello" }] } } as unknown as ChatAsk;
const vector = { ...NO_USAGE, input: MILLION };
const noTexts = () => [];

describe("what a call is billed", () => {
  it("depends on the service tier that the provider names and on when the call began, and keeps the tier", () => {
    const bill = (at: Priced, serviceTier?: string) =>
      measureUsage(ask, at, { vector, invalid: null, serviceTier }, noTexts, true);
    expect(bill(noon)).toMatchObject({ costNanos: 4, circumstances: null });
    expect(bill(night)).toMatchObject({ costNanos: 1, circumstances: null });
    expect(bill(night, "flex")).toMatchObject({ costNanos: 2, circumstances: { serviceTier: "flex" } });
    expect(bill(noon, "default")).toMatchObject({ costNanos: 4, circumstances: null });
    expect(bill(noon, "priority")).toMatchObject({
      costNanos: 4,
      circumstances: { serviceTier: "priority" },
    });
  });

  it("for an image is the price of its kind, which is kept", () => {
    const image = { vector: { ...NO_USAGE, images: 2 }, invalid: null };
    expect(measureReported(noon, image, "1024x1024/high")).toMatchObject({
      costNanos: 60,
      circumstances: { imageOf: "1024x1024/high" },
    });
    expect(measureReported(noon, image, "256x256/low")).toMatchObject({ costNanos: 20 });
  });

  it("by counted tokens has the rates of that time too", async () => {
    const counted = await measureUsage(ask, night, null, () => ["x".repeat(10)], true);
    expect(counted).toMatchObject({ usageSource: "counted", costNanos: 0 });
    expect(counted.usage.input).toBeGreaterThan(0);
  });

  it("is nothing where the figures break an invariant: they are kept as they came, with what was counted", async () => {
    const raw = { prompt_tokens: -5 };
    const reported = { vector: { ...NO_USAGE, input: -5 }, invalid: "input", raw };
    const measured = await measureUsage(ask, noon, reported, () => ["hello"], true);
    expect(measured).toMatchObject({
      quarantined: true,
      costNanos: 0,
      usage: NO_USAGE,
      reported: { problem: "input", raw, counted: { output: 1 } },
    });
    expect(measured.reported!.counted!.input).toBeGreaterThan(0);
    expect(measureReported(noon, reported)).toMatchObject({ quarantined: true, reported: { counted: null } });
  });
});
