import type { Logger } from "@/lib/core/log";
import { frameBytesMax, type RecordType } from "./frame";
import { discardSpare, makeSpare, makeSpareNow, Segment, type Spare } from "./segment";
import { type OnWritten, WriteGroup } from "./write-group";

const SEGMENT_BYTES = 8 * 1024 * 1024;
const SYNC_EVERY_MS = 50;
const RETRY_MS = 200;

export type JournalOptions = { folder: string; bytesMax: number; firstSeq: number; log: Logger };

/**
 * An append-only file in segments. What is appended in one turn of the event loop is written at its end with one call (it
 * survives the process) and synced within 50 ms (it survives the machine). Room for what must still come is reserved up front.
 */
export class Journal {
  /** In the order they were written; the last one is written to. */
  readonly segments: Segment[] = [];
  /** Kept free for the settlements of calls that are under way. */
  reservedBytes = 0;
  readonly segmentBytes: number;
  /** Told at each try that records cannot be written. */
  onStuck: () => void = () => {};
  private readonly group = new WriteGroup();
  private seq: number;
  private spare: Spare | null = null;
  private preparing: Promise<void> | null = null;
  private scheduled = false;
  private stuck = false;
  private closed = false;
  private dirty = false;
  private syncTimer: NodeJS.Timeout | null = null;
  private retryTimer: NodeJS.Timeout | null = null;
  private readonly options: JournalOptions;

  constructor(options: JournalOptions) {
    this.options = options;
    this.segmentBytes = Math.min(SEGMENT_BYTES, Math.floor(options.bytesMax / 4));
    this.seq = options.firstSeq;
    this.start(makeSpareNow(options.folder, this.segmentBytes));
  }

  get current(): Segment {
    return this.segments[this.segments.length - 1]!;
  }

  /** Time to make the next segment. */
  get isHalfFull(): boolean {
    return this.current.used > this.current.capacity / 2;
  }

  get bytes(): number {
    let sum = this.spare?.capacity ?? 0;
    for (const segment of this.segments) sum += segment.capacity;
    return sum;
  }

  /** Bytes that new calls may still use. */
  get roomBytes(): number {
    if (this.stuck) return 0;
    return this.current.room + (this.spare?.capacity ?? 0) - this.group.bytes - this.reservedBytes;
  }

  /** Appends and resolves when it is in the file. It never rejects: without space it waits for some. */
  append(type: RecordType, json: string, onWritten: OnWritten | null = null): Promise<void> {
    this.add(type, json, onWritten);
    return this.group.whenWritten();
  }

  /** Writes it now, with all that is pending, or throws; the record may be written later all the same. */
  writeNow(type: RecordType, json: string, onWritten: OnWritten | null = null): void {
    if (!this.stuck) this.add(type, json, onWritten);
    if (!this.stuck) this.flush();
    if (this.stuck) throw new Error("the journal cannot be written");
  }

  /** Those who wait for what cannot be written need not wait any longer: it is safe in another way. */
  letGo(): void {
    this.group.letGo();
  }

  /** Appends without anybody waiting. */
  note(type: RecordType, json: string): void {
    this.add(type, json, null);
  }

  private add(type: RecordType, json: string, onWritten: OnWritten | null): void {
    const most = frameBytesMax(json);
    if (this.group.bytes + most > this.current.room && !this.stuck) {
      this.flush();
      if (!this.stuck && most > this.current.room) this.tryRotate(most);
    }
    this.group.add(type, json, onWritten);
    if (this.scheduled || this.stuck) return;
    this.scheduled = true;
    setImmediate(this.flush);
  }

  /** Writes what is pending now. */
  readonly flush = (): void => {
    this.scheduled = false;
    if (this.group.bytes === 0) return;
    try {
      if (this.group.bytes > this.current.room) this.rotate(this.group.bytes);
      this.write();
    } catch (error) {
      this.recoverWrite(error);
    }
  };

  private write(): void {
    const segment = this.current;
    const base = segment.used;
    segment.write(this.group.buffer, this.group.bytes);
    this.stuck = false;
    this.group.done(segment, base);
    this.dirty = true;
    this.syncTimer ??= setTimeout(this.sync, SYNC_EVERY_MS);
    if (this.isHalfFull) this.prepare();
  }

  /** A segment that fails is left as it is; its group goes into a new one, or waits until the disk has room. */
  private recoverWrite(error: unknown): void {
    if (!this.stuck) this.options.log.error({ err: error }, "journal write failed");
    try {
      this.rotate(this.group.bytes);
      this.write();
    } catch (again) {
      this.options.log.error({ err: again }, "journal has no room for a new segment");
      this.retryLater();
    }
  }

  private tryRotate(least: number): void {
    try {
      this.rotate(least);
    } catch (error) {
      this.options.log.error({ err: error }, "journal has no room for a new segment");
      this.retryLater();
    }
  }

  private retryLater(): void {
    this.stuck = true;
    this.onStuck();
    this.retryTimer ??= setTimeout(() => {
      this.retryTimer = null;
      this.flush();
    }, RETRY_MS);
  }

  private rotate(least: number): void {
    const spare =
      this.takeSpare(least) ?? makeSpareNow(this.options.folder, Math.max(least, this.segmentBytes));
    const full = this.current;
    this.start(spare);
    full.close().catch((error) => this.options.log.error({ err: error }, "journal sync failed"));
  }

  private takeSpare(least: number): Spare | null {
    const { spare } = this;
    if (!spare || spare.capacity < least) return null;
    this.spare = null;
    return spare;
  }

  private start(spare: Spare): void {
    this.segments.push(new Segment(this.options.folder, ++this.seq, spare));
  }

  /** Makes the next segment ahead of time, if the bound allows one. */
  prepare(): void {
    if (this.spare || this.preparing || this.closed) return;
    if (this.bytes + this.segmentBytes > this.options.bytesMax) return;
    this.preparing = makeSpare(this.options.folder, this.segmentBytes)
      .then((spare) => {
        if (this.closed) discardSpare(spare);
        else this.spare = spare;
      })
      .catch((error) => this.options.log.error({ err: error }, "no room for the next journal segment"))
      .finally(() => {
        this.preparing = null;
      });
  }

  /**
   * Deletes the oldest segments while nothing in them is needed; the current one stays. Never one behind another that stays: how
   * a call went on or ended is in no older segment than its intent. Answers the segment that is in the way, if it is not the current.
   */
  removeDone(): Segment | null {
    for (;;) {
      const [oldest] = this.segments;
      if (!oldest || oldest === this.current) return null;
      if (oldest.unshipped > 0 || oldest.openIntents > 0) return oldest;
      this.segments.shift();
      oldest.remove();
    }
  }

  private readonly sync = (): void => {
    this.dirty = false;
    void this.current
      .sync()
      .catch((error) => this.options.log.error({ err: error }, "journal sync failed"))
      .finally(() => {
        this.syncTimer = this.dirty && !this.closed ? setTimeout(this.sync, SYNC_EVERY_MS) : null;
      });
  };

  /** Writes and syncs what is pending. Segments that are still needed stay for the next start. */
  async close(): Promise<void> {
    this.closed = true;
    this.flush();
    await this.preparing;
    if (this.syncTimer) clearTimeout(this.syncTimer);
    if (this.retryTimer) clearTimeout(this.retryTimer);
    if (this.spare) discardSpare(this.spare);
    let isDone = true;
    for (const segment of this.segments) {
      await segment.close();
      isDone &&= segment.unshipped === 0 && segment.openIntents === 0;
      if (isDone) segment.remove();
    }
  }
}
