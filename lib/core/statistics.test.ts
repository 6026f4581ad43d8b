import fc from "fast-check";
import { expect, test } from "vitest";
import { mean, median, quantile, quantileOfSorted } from "./statistics";

const finite = fc.double({ noNaN: true, min: -1e9, max: 1e9 });
const values = fc.array(finite, { minLength: 1, maxLength: 40 });

test("quantiles lie on straight lines between the sorted values", () => {
  expect(quantile([40, 10, 30, 20], 0)).toBe(10);
  expect(quantile([40, 10, 30, 20], 1)).toBe(40);
  expect(quantile([40, 10, 30, 20], 0.1)).toBeCloseTo(13, 9);
  expect(median([40, 10, 30, 20])).toBe(25);
  expect(median([3, 1, 2])).toBe(2);
});

test("a level outside of 0 and 1 is the end next to it, and nothing has 0", () => {
  expect(quantile([5, 7], -1)).toBe(5);
  expect(quantile([5, 7], 2)).toBe(7);
  expect(quantile([], 0.5)).toBe(0);
  expect(mean([])).toBe(0);
});

test("quantiles never fall as the level rises, stay within the values, and leave them in their order", () => {
  fc.assert(
    fc.property(
      values,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (list, a, b) => {
        const before = [...list];
        const low = quantile(list, Math.min(a, b));
        const high = quantile(list, Math.max(a, b));
        const slack = 1e-6;
        expect(low).toBeLessThanOrEqual(high + slack);
        expect(low).toBeGreaterThanOrEqual(Math.min(...list) - slack);
        expect(high).toBeLessThanOrEqual(Math.max(...list) + slack);
        expect(list).toEqual(before);
      },
    ),
  );
});

test("sorted values give the same without being sorted again", () => {
  fc.assert(
    fc.property(values, (list) => {
      const ascending = Float64Array.from(list).sort();
      expect(quantileOfSorted(ascending, 0.3)).toBe(quantile(list, 0.3));
    }),
  );
});
