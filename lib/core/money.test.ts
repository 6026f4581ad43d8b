import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  columnDecimals,
  divideRounded,
  formatUsd,
  nanosFromPerMillion,
  nanosFromUsd,
  usdFromNanos,
  usdNumber,
} from "./money";

describe("money", () => {
  it("a decimal amount survives USD → nanos → USD exactly", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 23n), max: 10n ** 23n }), (nanos) => {
        expect(nanosFromUsd(usdFromNanos(nanos))).toBe(nanos);
      }),
    );
  });

  it("a price without an integer per-token form is exact: $0.0075 per million", () => {
    const rate = nanosFromUsd("0.0075");
    expect(nanosFromPerMillion(1_000_000n * rate)).toBe(7_500_000n);
    expect(nanosFromPerMillion(1n * rate)).toBe(8n);
  });

  it("rounding is half away from zero and off by at most one half", () => {
    expect([1n, 3n, -1n, -3n].map((n) => divideRounded(n, 2n))).toEqual([1n, 2n, -1n, -2n]);
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n, max: 10n ** 12n }), (n, d) => {
        const error = 2n * (divideRounded(n, d) * d - n);
        expect(error <= d && error >= -d).toBe(true);
      }),
    );
  });

  it.each(["", "1,5", "1e3", "0.0000000001", "$5", "NaN", "--1", "1."])("refuses %j as an amount", (text) => {
    expect(() => nanosFromUsd(text)).toThrow(RangeError);
  });

  it.each([
    [0n, "$0.00"],
    [1_234_500_000_000n, "$1,234.50"],
    [42_000_000n, "$0.042"],
    [31_500n, "$0.0000315"],
    [-500_000_000n, "−$0.50"],
    [1n, "$0.000000001"],
  ])("shows %s nano-dollars as %s", (nanos, shown) => {
    expect(formatUsd(nanos)).toBe(shown);
  });

  it("shows each amount as Intl shows it, to the last digit, with a true minus", () => {
    const amounts = fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 2, max: 9 }), (nanos, decimals) => {
        const format = new Intl.NumberFormat("en-US", {
          style: "currency",
          currency: "USD",
          minimumFractionDigits: decimals,
        });
        const exact = format.format as (decimal: string) => string;
        expect(formatUsd(nanos, decimals)).toBe(exact(usdFromNanos(nanos)).replace("-", "−"));
      }),
    );
  });

  it("the amounts of a column have as many decimals as its smallest", () => {
    const column = [100_000_000_000n, -4_200_000n, "1230000"];
    const decimals = columnDecimals(column);
    expect(column.map((nanos) => formatUsd(nanos, decimals))).toEqual([
      "$100.00000",
      "−$0.00420",
      "$0.00123",
    ]);
    expect(columnDecimals([])).toBe(2);
    expect(columnDecimals([5_000_000_000n, 0n])).toBe(2);
  });

  it("a number for charts is within a millionth of the amount even beyond the safe integers", () => {
    expect(usdNumber(10n ** 20n)).toBeCloseTo(1e11, 5);
  });
});
