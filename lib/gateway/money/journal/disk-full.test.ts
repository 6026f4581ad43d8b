import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLogger } from "@/lib/core/log";
import { Journal } from "./journal";
import { lastSeqIn, listSegmentPaths, readSegment } from "./read-journal";

const disk = vi.hoisted(() => ({ isFull: false }));

function refuse(): never {
  throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
}

vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const writeSync = (...args: Parameters<typeof fs.writeSync>) =>
    disk.isFull ? refuse() : fs.writeSync(...args);
  return { ...fs, writeSync };
});

vi.mock("node:fs/promises", async (original) => {
  const fs = await original<typeof import("node:fs/promises")>();
  return {
    ...fs,
    open: async (...args: Parameters<typeof fs.open>) => (disk.isFull ? refuse() : fs.open(...args)),
  };
});

let folder = "";
let journal: Journal;
beforeEach(() => {
  disk.isFull = false;
  folder = mkdtempSync(join(tmpdir(), "turnpike-disk-"));
  journal = new Journal({
    folder,
    bytesMax: 256 * 1024,
    firstSeq: lastSeqIn(folder),
    log: createLogger("test"),
  });
});
afterEach(async () => {
  disk.isFull = false;
  await journal.close();
  rmSync(folder, { recursive: true, force: true });
});

function written(): string[] {
  const records: string[] = [];
  for (const path of listSegmentPaths(folder))
    readSegment(path, ({ type, json }) => records.push(type + json));
  return records;
}

describe("a journal on a disk that is full", () => {
  it("refuses intents and new calls at once, and keeps settlements until they can be written", async () => {
    await journal.append("S", "1", (segment) => void segment.unshipped++);
    disk.isFull = true;
    let isSettled = false;
    const settlement = journal
      .append("S", "2", (segment) => void segment.unshipped++)
      .then(() => {
        isSettled = true;
      });
    expect(() => journal.writeNow("I", "3")).toThrow();
    expect(journal.roomBytes).toBe(0);
    expect(() => journal.writeNow("I", "4")).toThrow();
    expect(isSettled).toBe(false);
    disk.isFull = false;
    await settlement;
    expect(written().filter((record) => record[0] === "S")).toEqual(["S1", "S2"]);
    expect(journal.roomBytes).toBeGreaterThan(0);
    journal.writeNow("I", "5");
  });

  it("has the next segment on disk before the current one is full, so running calls still fit", async () => {
    const json = JSON.stringify("x".repeat(1_000));
    for (let i = 0; i < 40; i++) await journal.append("S", json, (segment) => void segment.unshipped++);
    await vi.waitFor(() => expect(journal.roomBytes).toBeGreaterThan(64 * 1024));
    const before = written().length;
    for (let i = 0; i < 60; i++) await journal.append("S", json, (segment) => void segment.unshipped++);
    expect(written().length).toBe(before + 60);
  });
});
