import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { createLogger } from "@/lib/core/log";
import type { Pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import type { Call, Caller, ChatAsk } from "../call";
import { boundedJson } from "./bounded-json";
import { ContentKeeper } from "./content-keeper";
import { isSampled } from "./selection";

useTestDatabase();
const log = createLogger("test", "silent");
const KB = 1_024;
const policy = { mode: "all", samplePercent: 100, retentionDays: 1 } as const;
const caller = {
  org: { id: "org_1", content: policy },
  project: { id: "prj_1", content: null },
} as unknown as Caller;

function ask(bytes: number): ChatAsk {
  const native = { messages: [{ role: "user", content: "word ".repeat(bytes / 5) }] };
  return { native, wire: "chat", bodyBytes: bytes } as unknown as ChatAsk;
}
function call(): Call {
  const req = { url: "/v1/chat/completions", headers: {} } as IncomingMessage;
  return { req, requestId: newId("request"), startedAtMs: Date.now() } as unknown as Call;
}

/** A database that answers when it is told to. */
function heldPool() {
  const inserted: unknown[] = [];
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const query = async (_: string, columns: unknown[][]) => {
    await held;
    inserted.push(...columns[2]!);
  };
  return { pool: { query } as unknown as Pool, inserted, letGo: () => letGo() };
}

describe("the keeper of content", () => {
  it("holds so many bytes and no more while the database is away; what finds no room is dropped and counted", async () => {
    const { pool, inserted, letGo } = heldPool();
    const keeper = new ContentKeeper(pool, log, 100 * KB);
    for (let i = 0; i < 50; i++) {
      const capture = keeper.begin(call(), caller, ask(10 * KB))!;
      capture.answered('{"choices":[]}', "ok");
      keeper.keep(capture);
      expect(keeper.stats().waitingBytes).toBeLessThanOrEqual(100 * KB);
    }
    expect(keeper.stats().dropped).toBeGreaterThanOrEqual(40);
    letGo();
    await expect.poll(() => keeper.stats().waitingBytes).toBe(0);
    expect(inserted.length + keeper.stats().dropped).toBe(50);
    expect(inserted.length).toBeGreaterThan(0);
  });

  it("gives a stream up that grows beyond the room, and its memory back", () => {
    const keeper = new ContentKeeper(heldPool().pool, log, 10 * KB);
    const capture = keeper.begin(call(), caller, ask(100))!;
    for (let i = 0; i < 20; i++) capture.chunk({ choices: [{ delta: { content: "x".repeat(KB) } }] });
    expect(capture.isDropped).toBe(true);
    expect(keeper.stats().waitingBytes).toBe(0);
    capture.ended("ok");
    keeper.keep(capture);
    expect(keeper.stats()).toMatchObject({ waitingBytes: 0, dropped: 1 });
  });

  it("keeps nothing of a call that was refused before it went anywhere", () => {
    const keeper = new ContentKeeper(heldPool().pool, log);
    keeper.keep(keeper.begin(call(), caller, ask(KB))!);
    expect(keeper.stats()).toEqual({ waitingBytes: 0, dropped: 0, kept: 0 });
  });
});

describe("a sample", () => {
  it("is about its share of the calls, the same for the same call, and grows with the share", () => {
    const ids = Array.from({ length: 4_000 }, () => newId("request"));
    const sampled = (percent: number) => ids.filter((id) => isSampled(id, percent));
    // Within six standard deviations of 10 % of 4,000.
    expect(Math.abs(sampled(10).length - 400)).toBeLessThan(6 * 19);
    expect(sampled(10)).toEqual(sampled(10).filter((id) => isSampled(id, 20)));
    expect(sampled(100)).toHaveLength(ids.length);
  });
});

describe("bounded JSON", () => {
  it("is the value itself where it fits", () => {
    const value = { a: [1, null, true, { b: "é".repeat(100) }], c: "x" };
    expect(boundedJson(value, 4_000)).toEqual({ json: JSON.stringify(value), cut: false });
  });

  it("stays JSON within its bound, whatever it is given", () => {
    const deep = JSON.parse(`${"[".repeat(500)}1${"]".repeat(500)}`);
    for (const value of [
      deep,
      { messages: "é".repeat(9_000) },
      { x: Array.from({ length: 9_000 }, () => "ab") },
    ]) {
      const { json, cut } = boundedJson(value, 2_000);
      expect(cut).toBe(true);
      expect(() => JSON.parse(json)).not.toThrow();
      expect(json).not.toContain("\uFFFD");
      expect(Buffer.byteLength(json)).toBeLessThan(2_000 * 4);
    }
  });
});
