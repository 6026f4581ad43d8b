import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { streamEvents } from "../testing";
import { OpenAiStreamReader } from "./stream";

const WHOLE = Buffer.from(`: a comment\n\n${streamEvents(["Zürich ", "東京 ", "🦊"]).join("")}`);

function read(pieces: Buffer[]): { texts: string; usages: number; done: boolean } {
  const reader = new OpenAiStreamReader();
  let texts = "";
  let usages = 0;
  for (const piece of pieces) {
    reader.push(piece, ({ value, usage }) => {
      texts += value.choices?.[0]?.delta?.content ?? "";
      if (usage) usages++;
    });
  }
  return { texts, usages, done: reader.done };
}

describe("a stream's events", () => {
  it("are the same wherever the bytes are cut, also inside a character", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(WHOLE.length), { maxLength: 40 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), WHOLE.length];
        const pieces = at.slice(1).map((to, i) => WHOLE.subarray(at[i], to));
        expect(read(pieces)).toEqual({ texts: "Zürich 東京 🦊", usages: 1, done: true });
      }),
    );
  });

  it("of several megabytes in thousands of pieces cost time in proportion", () => {
    const content = "x".repeat(4_000_000);
    const event = Buffer.from(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`);
    const pieces = Array.from({ length: Math.ceil(event.length / 500) }, (_, i) =>
      event.subarray(i * 500, (i + 1) * 500),
    );
    const started = process.cpuUsage();
    expect(read(pieces).texts.length).toBe(content.length);
    // Copied anew with every piece it would be 16 GB.
    expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
  });

  it("that never end are given up", () => {
    const piece = Buffer.alloc(1_000_000, "x");
    expect(() => read(Array.from({ length: 9 }, () => piece))).toThrow("too long");
  });
});
