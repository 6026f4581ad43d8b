import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInWindow, priceRates } from "./prices";

const plain = { input: 1, output: 2 };
const problems = (rates: object) => {
  const parsed = priceRates.safeParse({ ...plain, ...rates });
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};
const window = (fromMinute: number, toMinute: number) => ({ fromMinute, toMinute, ...plain });
const tier = (aboveInputTokens: number) => ({ aboveInputTokens, ...plain });

describe("the rates of a price", () => {
  it("may have every class and unit, and sets for batch, tiers and times of day with tiers of their own", () => {
    const set = {
      ...plain,
      cacheWrite1h: 3,
      imageInput: 4,
      imageOutput: 5,
      contextTiers: [tier(1), tier(2)],
    };
    expect(
      problems({
        ...set,
        perSearch: 1,
        perMillionCharacters: 1,
        perAudioHour: 1,
        perComputeHour: 1,
        perImageOf: { "1024x1024/high": 1, "16:9/4k": 2 },
        batch: set,
        serviceTiers: { flex: set, priority: plain },
        timeOfDay: [{ ...set, fromMinute: 990, toMinute: 30 }, window(30, 990)],
      }),
    ).toEqual([]);
  });

  it("are whole numbers within bounds, and nothing else", () => {
    expect(problems({ input: -1 })).toHaveLength(1);
    expect(problems({ perAudioHour: 0.5 })).toHaveLength(1);
    expect(problems({ batch: { ...plain, output: 2e15 } })).toHaveLength(1);
    expect(problems({ batch: { input: 1 } })).toHaveLength(1);
    expect(problems({ serviceTiers: { flex: { ...plain, perImage: 1 } } })).toHaveLength(1);
    expect(problems({ perToken: 1 })).toHaveLength(1);
  });

  it("have tiers in ascending order, wherever they are", () => {
    const message = "Write the tiers in ascending order.";
    const contextTiers = [tier(200), tier(200)];
    expect(problems({ contextTiers })).toEqual([`contextTiers.1.aboveInputTokens: ${message}`]);
    expect(problems({ batch: { ...plain, contextTiers } })).toEqual([
      `batch.contextTiers.1.aboveInputTokens: ${message}`,
    ]);
  });

  it("name the service tier as the provider does, and no tier that is the price itself", () => {
    expect(problems({ serviceTiers: { default: plain } })).toHaveLength(1);
    expect(problems({ serviceTiers: { "Flex!": plain } })).toHaveLength(1);
    expect(problems({ perImageOf: { big: 1 } })).toHaveLength(1);
  });

  it("have times of day of which no two share a minute", () => {
    const message = "This window overlaps one before it: a call would have two prices.";
    expect(problems({ timeOfDay: [window(0, 60), window(59, 120)] })).toEqual([
      `timeOfDay.1.fromMinute: ${message}`,
    ]);
    expect(problems({ timeOfDay: [window(990, 30), window(0, 10)] })).toHaveLength(1);
    expect(problems({ timeOfDay: [window(990, 30), window(1_000, 1_010)] })).toHaveLength(1);
    expect(problems({ timeOfDay: [window(5, 5)] })).toHaveLength(1);
    expect(problems({ timeOfDay: [window(0, 1_440)] })).toHaveLength(1);
    const minute = fc.integer({ min: 0, max: 1_439 });
    const anyWindow = fc.tuple(minute, minute).filter(([from, to]) => from !== to);
    fc.assert(
      fc.property(anyWindow, anyWindow, (a, b) => {
        const [one, other] = [window(...a), window(...b)];
        const shared = Array.from({ length: 1_440 }, (_, at) => at).some(
          (at) => isInWindow(one, at) && isInWindow(other, at),
        );
        expect(problems({ timeOfDay: [one, other] }).length > 0).toBe(shared);
      }),
    );
  });
});
