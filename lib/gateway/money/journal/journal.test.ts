import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { createLogger } from "@/lib/core/log";
import { frameBytesMax, type JournalRecord, type RecordType, scanFrames, writeFrame } from "./frame";
import { Journal } from "./journal";
import { lastSeqIn, listSegmentPaths, readSegment } from "./read-journal";
import type { Segment } from "./segment";

const log = createLogger("test");
const folders: string[] = [];

function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "turnpike-journal-"));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function open(folder: string, bytesMax = 64 * 1024): Journal {
  return new Journal({ folder, bytesMax, firstSeq: lastSeqIn(folder), log });
}

function readAll(folder: string) {
  const records: JournalRecord[] = [];
  let corruptBytes = 0;
  for (const path of listSegmentPaths(folder))
    corruptBytes += readSegment(path, (record) => records.push(record));
  return { texts: records.map((record) => record.type + record.json), corruptBytes };
}

const record = fc.tuple(
  fc.constantFrom<RecordType>("I", "P", "X", "S"),
  fc.oneof(
    fc.json(),
    fc.string({ unit: "grapheme" }).map((text) => JSON.stringify(text)),
    fc.constant('"\u0000\u0001"'),
  ),
);

function encode(records: [RecordType, string][]): { buffer: Buffer; ends: number[] } {
  const buffer = Buffer.alloc(records.reduce((sum, [, json]) => sum + frameBytesMax(json), 0));
  const ends: number[] = [];
  let at = 0;
  for (const [type, json] of records) {
    at += writeFrame(buffer, at, type, json);
    ends.push(at);
  }
  return { buffer: buffer.subarray(0, at), ends };
}

function scan(buffer: Buffer) {
  const texts: string[] = [];
  const result = scanFrames(buffer, 0, ({ type, json }) => texts.push(type + json));
  return { texts, ...result };
}

describe("frames", () => {
  it("come back as they were written, with zeros behind them or not", () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 20 }), fc.nat(100), (records, zeros) => {
        const { buffer } = encode(records);
        const read = scan(Buffer.concat([buffer, Buffer.alloc(zeros)]));
        expect(read.texts).toEqual(records.map(([type, json]) => type + Buffer.from(json).toString()));
        expect(read.corruptBytes).toBe(0);
        expect(read.end).toBe(buffer.length);
      }),
    );
  });

  it("cut anywhere leave exactly the whole ones", () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 8 }), fc.nat(), (records, seed) => {
        const { buffer, ends } = encode(records);
        const cut = seed % (buffer.length + 1);
        expect(scan(Buffer.from(buffer.subarray(0, cut))).texts.length).toBe(
          ends.filter((end) => end <= cut).length,
        );
      }),
    );
  });

  it("with one byte damaged lose only the record it is in", () => {
    fc.assert(
      fc.property(
        fc.array(record, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (records, seed, flip) => {
          const { buffer, ends } = encode(records);
          const at = seed % buffer.length;
          const damaged = Buffer.from(buffer);
          damaged[at]! ^= flip;
          const hit = ends.findIndex((end) => at < end);
          const rest = records
            .filter((_, i) => i !== hit)
            .map(([type, json]) => type + Buffer.from(json).toString());
          expect(scan(damaged).texts).toEqual(rest);
        },
      ),
    );
  });
});

describe("the journal", () => {
  it("has every record in its files when its promise resolves, over rotations and reopenings", async () => {
    const folder = tempFolder();
    const written: string[] = [];
    for (let life = 0; life < 3; life++) {
      const journal = open(folder);
      for (let turn = 0; turn < 10; turn++) {
        const group = Array.from({ length: 30 }, (_, i) =>
          JSON.stringify({ life, turn, i, fill: "x".repeat(i * 7) }),
        );
        await Promise.all(
          group.map((json) => journal.append("S", json, (segment) => void segment.unshipped++)),
        );
        written.push(...group.map((json) => `S${json}`));
        expect(readAll(folder)).toEqual({ texts: written, corruptBytes: 0 });
      }
      await journal.close();
    }
    expect(listSegmentPaths(folder).length).toBeGreaterThan(3);
  });

  it("writes the records of one turn together", async () => {
    const journal = open(tempFolder());
    const places: number[] = [];
    await Promise.all(
      [1, 2, 3].map((n) => journal.append("S", String(n), (_, offset) => places.push(offset))),
    );
    expect(places).toEqual([0, 10, 20]);
    await journal.close();
  });

  it("deletes a segment only when nothing in it and in those before it is needed", async () => {
    const folder = tempFolder();
    const journal = open(folder);
    const kept = new Set<Segment>();
    const json = JSON.stringify("y".repeat(2_000));
    for (let i = 0; i < 40; i++) {
      await journal.append("S", json, (segment) => {
        segment.unshipped++;
        kept.add(segment);
      });
    }
    const [first] = kept;
    const [, second] = kept;
    second!.unshipped = 0;
    expect(journal.removeDone()).toBe(first);
    expect(listSegmentPaths(folder)).toContain(second!.path);
    first!.unshipped = 0;
    expect(journal.removeDone()).toBe([...kept][2]);
    expect(listSegmentPaths(folder)).not.toContain(first!.path);
    expect(listSegmentPaths(folder)).not.toContain(second!.path);
    for (const segment of kept) segment.unshipped = 0;
    expect(journal.removeDone()).toBeNull();
    expect(listSegmentPaths(folder)).toEqual([journal.current.path]);
    await journal.close();
  });

  it("has no more room when its bound is reached, and has room again after segments went", async () => {
    const folder = tempFolder();
    const journal = open(folder, 64 * 1024);
    const json = JSON.stringify("z".repeat(1_000));
    while (journal.roomBytes > 4_000) {
      await journal.append("S", json, (segment) => void segment.unshipped++);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(journal.bytes).toBeLessThanOrEqual(64 * 1024);
    for (const segment of journal.segments) segment.unshipped = 0;
    journal.removeDone();
    journal.prepare();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(journal.roomBytes).toBeGreaterThan(8_000);
    await journal.close();
  });

  it("reads on after a torn tail that a crash left, and starts a new segment behind it", async () => {
    const folder = tempFolder();
    const journal = open(folder);
    await journal.append("S", '"whole"', (segment) => void segment.unshipped++);
    await journal.close();
    const [path] = listSegmentPaths(folder);
    const bytes = readFileSync(path!);
    const torn = Buffer.from(bytes.subarray(0, 9 + '"whole"'.length));
    torn.copy(bytes, torn.length);
    bytes.fill(0, torn.length + 12);
    writeFileSync(path!, bytes);
    const next = open(folder);
    await next.append("S", '"after"', (segment) => void segment.unshipped++);
    await next.close();
    expect(readAll(folder).texts).toEqual(['S"whole"', 'S"after"']);
    expect(readAll(folder).corruptBytes).toBe(12);
  });

  it("takes an unusually large record in a segment of its own size", async () => {
    const folder = tempFolder();
    const journal = open(folder);
    const json = JSON.stringify("w".repeat(40_000));
    await journal.append("S", json, (segment) => void segment.unshipped++);
    expect(readAll(folder).texts).toEqual([`S${json}`]);
    await journal.close();
  });
});
