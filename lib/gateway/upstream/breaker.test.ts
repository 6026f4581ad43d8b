import { expect, test } from "vitest";
import { CircuitBreakers } from "./breaker";

const FIVE = [0, 1, 2, 3, 4];

test("a provider is in trouble from its fifth failure in a row until it answers", () => {
  const breakers = new CircuitBreakers();
  for (const n of FIVE.slice(1)) breakers.failed("prv_1", n);
  breakers.succeeded("prv_1");
  for (const n of FIVE.slice(1)) breakers.failed("prv_1", n);
  expect(breakers.troubled(5)).toEqual([]);
  breakers.failed("prv_1", 5);
  expect(breakers.troubled(5)).toEqual(["prv_1"]);
  breakers.succeeded("prv_1");
  expect(breakers.troubled(5)).toEqual([]);
});

test("one that nobody calls any more is not in trouble for ever, though its circuit may close only by an answer", () => {
  const breakers = new CircuitBreakers();
  for (const n of FIVE) breakers.failed("prv_1", n);
  expect(breakers.troubled(59_000)).toEqual(["prv_1"]);
  expect(breakers.isOpen("prv_1", 59_000)).toBe(false);
  expect(breakers.troubled(61_000)).toEqual([]);
  breakers.failed("prv_1", 90_000);
  expect(breakers.troubled(90_000)).toEqual(["prv_1"]);
});
