import { expect, test } from "vitest";
import { besideBand, indexAt } from "./prepare-cursor";

test("a point is in the bucket under it, also where buckets are of different widths", () => {
  expect([0, 0.24, 0.25, 0.99, 1].map((share) => indexAt(share, 4))).toEqual([0, 0, 1, 3, 3]);
  const edges = [0.1, 0.2, 0.9, 1];
  expect([0, 0.1, 0.2, 0.89, 0.9, 1].map((share) => indexAt(share, 3, edges))).toEqual([0, 0, 1, 1, 2, 2]);
});

test("what is said of a band stands on its roomier side, and inside the plot where a band fills it", () => {
  expect(besideBand(0.1, 0.2)).toEqual({ left: 0.2 });
  expect(besideBand(0.75, 1)).toEqual({ right: 0.25 });
  expect(besideBand(0, 1)).toEqual({ left: 0 });
  expect(besideBand(0.25, 0.75)).toEqual({ left: 0.25 });
  expect(besideBand(0.375, 1)).toEqual({ right: 0 });
});
