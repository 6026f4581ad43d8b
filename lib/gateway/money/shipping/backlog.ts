import { readFileSync } from "node:fs";
import type { SettledCall } from "@/lib/domain/metering";
import { decodeSettled } from "../journal/call-records";
import { scanFrames } from "../journal/frame";
import type { Journal } from "../journal/journal";
import type { Segment } from "../journal/segment";

export type BacklogEntry = { call: SettledCall; segment: Segment };

const ENTRIES_MAX = 20_000;

/**
 * Settled calls on their way to the database, oldest first. Beyond 20,000 only the journal has them, and they are read back when
 * their turn comes, so that a long outage costs disk and not memory.
 */
export class Backlog {
  private entries: BacklogEntry[] = [];
  private head = 0;
  /** Where the first call is that is only in the journal. */
  private spilled: { segment: Segment; offset: number } | null = null;
  private spilledCount = 0;
  private readonly journal: Journal;
  private readonly entriesMax: number;

  constructor(journal: Journal, entriesMax = ENTRIES_MAX) {
    this.journal = journal;
    this.entriesMax = entriesMax;
  }

  get length(): number {
    return this.entries.length - this.head + this.spilledCount;
  }

  push(call: SettledCall, segment: Segment, offset: number): void {
    if (this.spilled) this.spilledCount++;
    else if (this.entries.length - this.head < this.entriesMax) this.entries.push({ call, segment });
    else {
      this.spilled = { segment, offset };
      this.spilledCount = 1;
    }
  }

  /** The next calls, which stay until they are dropped. */
  peek(count: number): BacklogEntry[] {
    if (this.head === this.entries.length && this.spilled) this.readBack();
    return this.entries.slice(this.head, this.head + count);
  }

  drop(count: number): void {
    this.head += count;
    if (this.head < 4_096 && this.head < this.entries.length) return;
    this.entries = this.entries.slice(this.head);
    this.head = 0;
  }

  /** The rest of one segment; the next peek takes the next. */
  private readBack(): void {
    const { segment, offset } = this.spilled!;
    this.entries = [];
    this.head = 0;
    const written = readFileSync(segment.path).subarray(0, segment.used);
    scanFrames(written, offset, ({ type, json }) => {
      if (type === "S") this.entries.push({ call: decodeSettled(json), segment });
    });
    this.spilledCount -= this.entries.length;
    const next = this.journal.segments[this.journal.segments.indexOf(segment) + 1];
    this.spilled = next ? { segment: next, offset: 0 } : null;
    if (this.spilled === null) this.spilledCount = 0;
    if (this.entries.length === 0 && this.spilled) this.readBack();
  }
}
