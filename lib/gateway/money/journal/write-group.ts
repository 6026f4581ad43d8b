import { FRAME_HEADER_BYTES, frameBytesMax, type RecordType, writeFrame } from "./frame";
import type { Segment } from "./segment";

type Signal = { promise: Promise<void>; resolve(): void };

function signal(): Signal {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Told where its record ended up, once it is in the file. */
export type OnWritten = (segment: Segment, offset: number) => void;

/** The records of one turn of the event loop: encoded into one buffer, written with one call. */
export class WriteGroup {
  bytes = 0;
  buffer = Buffer.allocUnsafe(64 * 1024);
  private listeners: { offset: number; onWritten: OnWritten }[] = [];
  private written: Signal | null = null;

  /** Encodes a record behind the others and answers its length. */
  add(type: RecordType, json: string, onWritten: OnWritten | null): number {
    const most = frameBytesMax(json);
    if (this.bytes + most > this.buffer.length) this.enlarge(this.bytes + most);
    const length = writeFrame(this.buffer, this.bytes, type, json);
    if (onWritten) this.listeners.push({ offset: this.bytes, onWritten });
    this.bytes += length;
    return length;
  }

  /** Resolves when the group is in the file, however long that takes. */
  whenWritten(): Promise<void> {
    this.written ??= signal();
    return this.written.promise;
  }

  /** Wakes who waits although it is not in the file. */
  letGo(): void {
    this.written?.resolve();
    this.written = null;
  }

  /** Hands out positions, wakes who waits, and starts anew. */
  done(segment: Segment, base: number): void {
    const { listeners, written } = this;
    this.listeners = [];
    this.written = null;
    this.bytes = 0;
    for (const { offset, onWritten } of listeners) onWritten(segment, base + offset);
    written?.resolve();
  }

  private enlarge(least: number): void {
    const larger = Buffer.allocUnsafe(Math.max(least, this.buffer.length * 2));
    this.buffer.copy(larger, 0, 0, this.bytes);
    this.buffer = larger;
  }
}

/** What a settlement may take beyond its intent: usage, outcome, times, the names of its windows. */
export const SETTLEMENT_EXTRA_BYTES = 1_024 + FRAME_HEADER_BYTES;
