import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OutputText } from "./output-text";

describe("the text of a stream", () => {
  it("is all that came and, apart from it, what was paid for, however they take turns", () => {
    const step = fc.oneof(fc.string(), fc.constant(null), fc.array(fc.string(), { maxLength: 200 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const output = new OutputText();
        let all = "";
        let paid = "";
        let pieces = 0;
        for (const one of steps) {
          for (const text of one === null ? [] : [one].flat()) {
            output.add(text);
            all += text;
            pieces++;
          }
          if (one === null) {
            output.pay();
            paid = all;
          }
        }
        expect(output.texts().join("")).toBe(all);
        expect(output.paidText()).toBe(paid);
        expect(output.pieces).toBe(pieces);
      }),
    );
  });

  it("of ten thousand words is kept in a few hundred strings", () => {
    const output = new OutputText();
    for (let i = 0; i < 10_000; i++) {
      output.add(`word${i} `);
      output.pay();
    }
    expect(output.texts().length).toBeLessThan(10_000 / 64 + 64);
  });
});
