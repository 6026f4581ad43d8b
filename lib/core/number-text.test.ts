import fc from "fast-check";
import { expect, test } from "vitest";
import { compactText, wholeText } from "./number-text";

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0, signDisplay: "negative" });
const compact = new Intl.NumberFormat("en-US", {
  notation: "compact",
  maximumFractionDigits: 1,
  signDisplay: "negative",
});
const counts = fc.oneof(
  fc.integer({ min: -2_000_000, max: 2_000_000 }),
  fc.maxSafeInteger(),
  fc.integer({ min: 0, max: 12 }).map((power) => 10 ** power - 1),
);

test("whole numbers and short ones are written as Intl writes them", () => {
  fc.assert(
    fc.property(counts, (value) => {
      expect([wholeText(value), compactText(value)]).toEqual([whole.format(value), compact.format(value)]);
    }),
  );
});

test("halves go away from zero, and what rounds up to a unit is written in it", () => {
  expect([0.5, -0.5, -0.4, 1_234.5].map(wholeText)).toEqual(["1", "-1", "0", "1,235"]);
  expect([999, 999_949, 999_950, 1_250_000, -12_340].map(compactText)).toEqual([
    "999",
    "999.9K",
    "1M",
    "1.3M",
    "-12.3K",
  ]);
});
