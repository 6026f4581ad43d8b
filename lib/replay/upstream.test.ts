import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nanosFromPerMillion } from "../core/money";
import { type Books, LOOPBACK_RATES, loopbackCostNanos, openBooks, readBooks } from "./books";
import { type LoopbackUpstream, startLoopbackUpstream } from "./upstream";

const folder = mkdtempSync(join(tmpdir(), "turnpike-upstream-"));
const path = join(folder, "books.jsonl");
let books: Books;
let upstream: LoopbackUpstream;

beforeAll(async () => {
  books = openBooks(path);
  upstream = await startLoopbackUpstream({
    books,
    credential: "right",
    port: 0,
    countsOf: (callId) => (callId === "row-1" ? { inputTokens: 374, outputTokens: 44 } : undefined),
  });
});
afterAll(async () => {
  await upstream.close();
  rmSync(folder, { recursive: true });
});

function call(body: object, credential = "right"): Promise<Response> {
  return fetch(`${upstream.baseUrl}/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${credential}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "m", messages: [], ...body }),
  });
}

describe("the loopback upstream", () => {
  it("answers with the row's counts, whole and streamed, and writes each call down", async () => {
    const whole = await (await call({ user: "row-1" })).json();
    expect(whole.usage).toEqual({ prompt_tokens: 374, completion_tokens: 44, total_tokens: 418 });
    const streamed = await (await call({ user: "row-1", stream: true })).text();
    expect(streamed).toContain('"usage":{"prompt_tokens":374,"completion_tokens":44,"total_tokens":418}');
    expect(streamed.endsWith("data: [DONE]\n\n")).toBe(true);
    expect(books.entries().map(({ stream, answered }) => ({ stream, answered }))).toEqual([
      { stream: false, answered: true },
      { stream: true, answered: true },
    ]);
  });

  it("keeps books that survive their process", () => {
    expect(readBooks(path)).toEqual(books.entries());
  });

  it("refuses a wrong credential and a call of no row, and books neither", async () => {
    const before = books.entries().length;
    expect((await call({ user: "row-1" }, "wrong")).status).toBe(401);
    expect((await call({ user: "row-2" })).status).toBe(400);
    expect((await call({})).status).toBe(400);
    expect(books.entries()).toHaveLength(before);
  });

  it("reckons as our own rounding does, by arithmetic of its own", () => {
    for (let i = 0; i < 2_000; i++) {
      const [input, output] = [i * 37, (i * 7919) % 4_001];
      const products =
        BigInt(input) * BigInt(LOOPBACK_RATES.input) + BigInt(output) * BigInt(LOOPBACK_RATES.output);
      expect(loopbackCostNanos(input, output)).toBe(nanosFromPerMillion(products));
    }
  });
});
