import fc from "fast-check";
import { expect, test } from "vitest";
import { packedText, readPacked } from "./packed";

const rows = fc
  .uniqueArray(fc.constantFrom("a", "b", "$columns", "plain", "values", "__proto__x"), { minLength: 1 })
  .chain((names) => fc.array(fc.record(Object.fromEntries(names.map((name) => [name, fc.jsonValue()])))));

test("what is read is what was packed", () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), rows, fc.array(rows)), (value) => {
      const wire = JSON.parse(JSON.stringify(value));
      expect(readPacked(packedText(wire))).toEqual(wire);
    }),
    { numRuns: 500 },
  );
});

test("like rows say their names once, also within rows, and others are left as they are", () => {
  const points = Array.from({ length: 100 }, (_, i) => ({ costNanos: `${i}`, calls: i }));
  const series = { groups: [1, 2, 3, 4].map((id) => ({ id, points })) };
  expect(packedText(series).match(/costNanos/g)).toHaveLength(4);
  expect(packedText(series).length).toBeLessThan(JSON.stringify(series).length / 3);
  expect(packedText([{ a: 1 }, { a: 2 }])).toBe('[{"a":1},{"a":2}]');
  expect(packedText([{ a: 1 }, { b: 2 }, { a: 3 }, { b: 4 }])).not.toContain("$columns");
});
