import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findLateObject, scanMembers, spliceMembers } from "./json-members";

const anyObject = fc.dictionary(fc.string({ unit: "binary" }), fc.jsonValue({ depthSize: "small" }));

describe("members of a JSON text", () => {
  it("are found where they are, whatever the strings and the spacing", () => {
    fc.assert(
      fc.property(anyObject, fc.constantFrom(0, 1, "\t"), (object, indent) => {
        const text = JSON.stringify(object, null, indent);
        const { spans, repeated } = scanMembers(text);
        const found = Object.fromEntries(
          [...spans].map(([key, [from, to]]) => [key, JSON.parse(text.slice(from, to))]),
        );
        expect(found).toEqual(JSON.parse(text));
        expect(repeated).toBe(false);
      }),
    );
  });

  it("can be replaced and added with everything else as it was", () => {
    fc.assert(
      fc.property(anyObject, fc.array(fc.string()), fc.jsonValue(), (object, names, value) => {
        const text = JSON.stringify(object);
        const changes = Object.fromEntries(names.map((name) => [name, value]));
        const values = Object.fromEntries(names.map((name) => [name, JSON.stringify(value)]));
        const spliced = spliceMembers(text, scanMembers(text), values);
        expect(JSON.parse(spliced)).toEqual(JSON.parse(JSON.stringify({ ...object, ...changes })));
      }),
    );
  });

  it("a late object is found only where the whole text would show it at the top level", () => {
    const usage = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.constant({ usage: { usage: {} } }));
    const trap = fc.constantFrom(
      'a"usage":{}',
      '"usage":{',
      "}",
      { usage: {} },
      [{ usage: { a: 1 } }],
      "x\\",
    );
    fc.assert(
      fc.property(anyObject, usage, trap, trap, (object, value, before, after) => {
        const text = JSON.stringify({ ...object, before, usage: value, 'odd"usage': after, after });
        const span = scanMembers(text).spans.get("usage")!;
        const found = findLateObject(text, "usage");
        if (found) expect(found).toEqual(span);
      }),
    );
    expect(findLateObject('{"a":1,"usage":{"b":[{}]},"c":"}"} ', "usage")).toEqual([15, 25]);
    expect(findLateObject('{"a":{"usage":{}}}', "usage")).toBeNull();
  });

  it("a repeated key is noticed, also when it is spelled with escapes", () => {
    expect(scanMembers('{"a":1,"\\u0061":2}').repeated).toBe(true);
    expect(scanMembers('{"a":{"a":1},"b":["a","a"]}').repeated).toBe(false);
  });

  it("depth is counted without recursion", () => {
    expect(scanMembers(`{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`).depth).toBe(100_001);
  });
});
