import { expect, test } from "vitest";
import { holdOrder } from "./use-held-order";

test("what is known keeps its place whatever its rank is now, also while it is away; what is new goes behind", () => {
  const first = holdOrder([], ["a", "b", "c"]);
  expect(first).toEqual(["a", "b", "c"]);
  expect(holdOrder(first, ["c", "a", "b"])).toBe(first);
  const grown = holdOrder(first, ["d", "c", "a"]);
  expect(grown).toEqual(["a", "b", "c", "d"]);
  expect(holdOrder(grown, ["b", "d"])).toBe(grown);
});
