import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLogger } from "@/lib/core/log";
import type { SettledCall } from "@/lib/domain/metering";
import { settledCall } from "@/lib/domain/metering/testing";
import { Journal } from "../journal/journal";
import { Backlog } from "./backlog";

const ENTRIES_MAX = 50;
const JOURNAL_BYTES = 4 * 1024 * 1024;

/** A backlog over a journal of its own, and what goes through it. */
class Passage {
  readonly backlog: Backlog;
  readonly pushed: string[] = [];
  readonly shipped: string[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), "turnpike-backlog-"));
  private readonly journal: Journal;

  constructor() {
    const log = createLogger("test", "fatal");
    this.journal = new Journal({ folder: this.folder, bytesMax: JOURNAL_BYTES, firstSeq: 0, log });
    this.backlog = new Backlog(this.journal, ENTRIES_MAX);
  }

  async push(count: number): Promise<void> {
    const written: Promise<void>[] = [];
    for (let i = 0; i < count; i++) {
      const call: SettledCall = settledCall({ orgId: "org_1", projectId: "prj_1" });
      this.pushed.push(call.requestId);
      written.push(
        this.journal.append("S", JSON.stringify(call), (segment, offset) => {
          segment.unshipped++;
          this.backlog.push(call, segment, offset);
        }),
      );
    }
    await Promise.all(written);
  }

  ship(count: number): void {
    const entries = this.backlog.peek(count);
    for (const { call, segment } of entries) {
      this.shipped.push(call.requestId);
      segment.unshipped--;
    }
    this.backlog.drop(entries.length);
  }

  shipAll(): void {
    while (this.backlog.length > 0) this.ship(1_000);
  }

  async close(): Promise<void> {
    await this.journal.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

describe("complaint 14: an unbounded buffer runs out of memory", () => {
  it("calls that wait for the database are in memory up to a bound, beyond it only in the journal, and none is lost", async () => {
    const passage = new Passage();
    for (let i = 0; i < 20; i++) {
      await passage.push(100);
      expect(passage.backlog.peek(Number.POSITIVE_INFINITY).length).toBeLessThanOrEqual(ENTRIES_MAX);
    }
    expect(passage.backlog.length).toBe(2_000);
    passage.shipAll();
    expect(passage.shipped).toEqual(passage.pushed);
    await passage.close();
  });
});

describe("a backlog", () => {
  it("ships every call once and in order, however waiting and shipping take turns", async () => {
    const turn = fc.record({ push: fc.nat(120), ship: fc.nat(150) });
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { minLength: 1, maxLength: 12 }), async (turns) => {
        const passage = new Passage();
        for (const { push, ship } of turns) {
          await passage.push(push);
          passage.ship(ship);
          expect(passage.backlog.length).toBe(passage.pushed.length - passage.shipped.length);
        }
        passage.shipAll();
        expect(passage.shipped).toEqual(passage.pushed);
        await passage.close();
      }),
      { numRuns: 40 },
    );
  });
});
