import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isId, timeOfId } from "./id-format";
import { newId } from "./ids";

describe("ids", () => {
  it("an id carries its time and sorts by it", () => {
    fc.assert(
      fc.property(fc.nat(2 ** 41), fc.nat(2 ** 41), (a, b) => {
        expect(timeOfId(newId("request", a))).toBe(a);
        if (a < b) expect(newId("key", a) < newId("key", b)).toBe(true);
      }),
    );
  });

  it("a hundred thousand ids of one millisecond are all different", () => {
    const ids = new Set(Array.from({ length: 100_000 }, () => newId("request", 1)));
    expect(ids.size).toBe(100_000);
  });

  it("refuses what it did not make", () => {
    expect(() => timeOfId("req_short")).toThrow(RangeError);
    expect(() => timeOfId(`req_${"u".repeat(26)}`)).toThrow(RangeError);
    expect(isId("key", newId("key"))).toBe(true);
    expect(isId("key", newId("org"))).toBe(false);
    expect(isId("key", `${newId("key")}'; drop`)).toBe(false);
  });
});
