import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RecentCache } from "./recent-cache";

describe("RecentCache", () => {
  it("never keeps more than twice its size, however many names come, and never answers another's value", () => {
    const steps = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.nat(60), fc.boolean()), {
      maxLength: 400,
    });
    fc.assert(
      fc.property(steps, (all) => {
        const cache = new RecentCache<string>(10);
        for (const [group, name, drops] of all) {
          const found = cache.get(group, String(name));
          expect([undefined, `${group}/${name}`]).toContain(found);
          if (found === undefined) cache.set(group, String(name), `${group}/${name}`);
          if (drops && name === 0) cache.drop(group);
          expect(cache.size).toBeLessThanOrEqual(20);
          expect(cache.size).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it("keeps what is asked for again and again while others come and go", () => {
    const cache = new RecentCache<number>(100);
    cache.set("org", "regular", 1);
    for (let i = 0; i < 10_000; i++) {
      cache.set("org", `once-${i}`, i);
      if (i % 50 === 0) expect(cache.get("org", "regular")).toBe(1);
    }
    expect(cache.get("org", "once-1")).toBeUndefined();
  });

  it("forgets a group whole", () => {
    const cache = new RecentCache<number>(4);
    for (let i = 0; i < 6; i++) cache.set(i % 2 ? "odd" : "even", String(i), i);
    cache.drop("odd");
    expect([cache.get("odd", "1"), cache.get("odd", "5"), cache.get("even", "4")]).toEqual([
      undefined,
      undefined,
      4,
    ]);
  });
});
