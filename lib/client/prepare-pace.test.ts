import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addToPace, type Pace, type PaceSums, readPace, toPace } from "./prepare-pace";

const sums = (tokens: number, costNanos = "0"): PaceSums => ({
  calls: 1,
  inputTokens: tokens,
  outputTokens: 0,
  costNanos,
});
const T = 1_000_000;

describe("the live meters", () => {
  it("are the sums of the last 60 seconds at every moment, whatever landed when", () => {
    const landing = fc.record({
      atMs: fc.integer({ min: 0, max: 180_000 }),
      tokens: fc.integer({ min: 0, max: 9_999 }),
    });
    fc.assert(
      fc.property(
        fc.array(landing, { maxLength: 60 }),
        fc.integer({ min: 0, max: 60_000 }),
        (landings, laterMs) => {
          const inOrder = landings.toSorted((a, b) => a.atMs - b.atMs);
          const pace = inOrder.reduce<Pace>(
            (all, { atMs, tokens }) => addToPace(all, sums(tokens, "7"), atMs),
            [],
          );
          const nowMs = (inOrder.at(-1)?.atMs ?? 0) + laterMs;
          const from = Math.floor(nowMs / 1_000) - 59;
          const inside = landings.filter(({ atMs }) => Math.floor(atMs / 1_000) >= from);
          const reading = readPace(pace, nowMs);
          expect(reading.callsPerMinute).toBe(inside.length);
          expect(reading.spendNanosPerMinute).toBe(7n * BigInt(inside.length));
          const tokens = inside.reduce((sum, each) => sum + each.tokens, 0);
          expect(reading.tokensPerSecond).toBeCloseTo(tokens / 60);
          expect(reading.tokens.reduce((sum, each) => sum + each, 0)).toBe(tokens);
        },
      ),
    );
  });

  it("add up what lands within one second, exactly also beyond 2^53", () => {
    const pace = [1, 2].reduce<Pace>((all) => addToPace(all, sums(5, "9007199254740993"), T), []);
    const reading = readPace(pace, T + 999);
    expect(reading.spendNanosPerMinute).toBe(18_014_398_509_481_986n);
    expect(reading.tokens.at(-1)).toBe(10);
  });

  it("go back to nothing when a minute has passed without calls", () => {
    const pace = addToPace([], sums(600), T);
    expect(readPace(pace, T + 59_000).tokensPerSecond).toBe(10);
    expect(readPace(pace, T + 59_000).tokens[0]).toBe(600);
    expect(readPace(pace, T + 60_000)).toMatchObject({ tokensPerSecond: 0, callsPerMinute: 0 });
  });

  it("take over the server's last minute whole: what was known before a reconnect does not count twice", () => {
    const before = addToPace([], sums(100), T);
    const after = toPace(
      [
        { ago: 5, ...sums(100) },
        { ago: 0, ...sums(20) },
      ],
      T + 5_000,
    );
    expect(readPace(before, T).tokens.at(-1)).toBe(100);
    const reading = readPace(after, T + 5_000);
    expect(reading.callsPerMinute).toBe(2);
    expect(reading.tokens.at(-1)).toBe(20);
    expect(reading.tokens.at(-6)).toBe(100);
  });

  it("keep no more than a minute", () => {
    let pace: Pace = [];
    for (let second = 0; second < 500; second++) pace = addToPace(pace, sums(1), second * 1_000);
    expect(pace).toHaveLength(60);
  });
});
