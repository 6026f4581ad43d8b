import { expect, test } from "vitest";
import { tameOutliers } from "./tame-outliers";

const weekly = Array.from({ length: 56 }, (_, i) => (i % 7 >= 5 ? 2 : 10 + (i % 3)));

test("a single absurd day is pulled to where the usual spread ends; the others stay as they were", () => {
  const odd = weekly.with(40, 5_000);
  const tamed = tameOutliers(odd, 7);
  expect(tamed[40]).toBeLessThan(60);
  expect(tamed[40]).toBeGreaterThan(10);
  expect(tamed.toSpliced(40, 1)).toEqual(weekly.toSpliced(40, 1));
});

test("the last day counts as single until a second one follows: then it is a new level", () => {
  expect(tameOutliers([...weekly, 900], 7).at(-1)).toBeLessThan(100);
  expect(tameOutliers([...weekly, 900, 900], 7).slice(-2)).toEqual([900, 900]);
});

test("busy days of a rhythm are no outliers, nor is anything in a series that is mostly nothing", () => {
  const batches = Array.from({ length: 56 }, (_, i) => (i % 7 === 1 ? 100 : 10));
  expect(tameOutliers(batches, 7)).toEqual(batches);
  const rare = Array.from({ length: 56 }, (_, i) => (i % 20 === 3 ? 50 : 0));
  expect(tameOutliers(rare, 7)).toEqual(rare);
});
