import { closeSync, fdatasync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";

const SUFFIX = ".journal";
const SPARE = "spare.tmp";
const ZEROS = Buffer.alloc(1024 * 1024);

export function isSegmentName(name: string): boolean {
  return name.endsWith(SUFFIX);
}

/** A file of zeros made ahead of its use, so that a full disk shows before a call is taken and not in the middle of one. */
export type Spare = { fd: number; path: string; capacity: number };

export async function makeSpare(folder: string, capacity: number): Promise<Spare> {
  const path = join(folder, SPARE);
  rmSync(path, { force: true });
  const file = await open(path, "wx");
  try {
    for (let at = 0; at < capacity; at += ZEROS.length) {
      await file.write(ZEROS, 0, Math.min(ZEROS.length, capacity - at), at);
    }
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return { fd: openSync(path, "r+"), path, capacity };
}

export function makeSpareNow(folder: string, capacity: number): Spare {
  const path = join(folder, `now-${SPARE}`);
  const fd = openSync(path, "w+");
  try {
    for (let at = 0; at < capacity; ) {
      at += writeSync(fd, ZEROS, 0, Math.min(ZEROS.length, capacity - at), at);
    }
    return { fd, path, capacity };
  } catch (error) {
    closeSync(fd);
    rmSync(path, { force: true });
    throw error;
  }
}

export function discardSpare(spare: Spare): void {
  closeSync(spare.fd);
  rmSync(spare.path, { force: true });
}

/** One file of the journal, written from its front to its capacity and deleted whole. */
export class Segment {
  readonly path: string;
  readonly capacity: number;
  used = 0;
  /** Settled calls in it that are not in the database yet. */
  unshipped = 0;
  /** Intents in it whose call has not ended. */
  openIntents = 0;
  private fd: number;
  private lastSync: Promise<void> = Promise.resolve();

  constructor(folder: string, seq: number, spare: Spare) {
    this.path = join(folder, `${String(seq).padStart(10, "0")}${SUFFIX}`);
    renameSync(spare.path, this.path);
    this.fd = spare.fd;
    this.capacity = spare.capacity;
  }

  get room(): number {
    return this.capacity - this.used;
  }

  /** Writes all of it or throws, and then counts none of it as written. */
  write(buffer: Buffer, length: number): void {
    let written = 0;
    while (written < length) {
      written += writeSync(this.fd, buffer, written, length - written, this.used + written);
    }
    this.used += length;
  }

  /** One at a time, so that the file is never closed under a sync. */
  sync(): Promise<void> {
    this.lastSync = this.lastSync.then(
      () => this.syncNow(),
      () => this.syncNow(),
    );
    return this.lastSync;
  }

  private syncNow(): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.fd < 0) return resolve();
      fdatasync(this.fd, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Syncs and closes; nothing is written to it after that. */
  async close(): Promise<void> {
    await this.sync().finally(() => {
      if (this.fd >= 0) closeSync(this.fd);
      this.fd = -1;
    });
  }

  /** Its name goes at once. */
  remove(): void {
    rmSync(this.path, { force: true });
    void this.close().catch(() => {});
  }
}
