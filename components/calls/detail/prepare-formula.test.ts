import { expect, test } from "vitest";
import { formatExactNanos, prepareFormula } from "./prepare-formula";

test("an amount is written to its last digit", () => {
  expect(formatExactNanos("1250000")).toBe("$0.00125");
  expect(formatExactNanos("7.5")).toBe("$0.0000000075");
  expect(formatExactNanos("3000000000")).toBe("$3.00");
  expect(formatExactNanos("123456789012")).toBe("$123.456789012");
});

test("only what was used is on the bill", () => {
  const lines = prepareFormula([
    { class: "input", units: 1200, rateNanos: "1250000000", ratePer: 1_000_000, amountNanos: "1500000" },
    { class: "cachedInput", units: 0, rateNanos: "125000000", ratePer: 1_000_000, amountNanos: "0" },
    { class: "audioMs", units: 90_500, rateNanos: "360000000", ratePer: 3_600_000, amountNanos: "9050000" },
    { class: "images", units: 2, rateNanos: "40000000", ratePer: 1, amountNanos: "80000000" },
  ]);
  expect(lines).toEqual([
    { label: "Input tokens", units: "1,200", rate: "$1.25 / M", amount: "$0.0015" },
    { label: "Audio", units: "90.5 s", rate: "$0.36 / h", amount: "$0.00905" },
    { label: "Images", units: "2", rate: "$0.04 each", amount: "$0.08" },
  ]);
});
