import { monotonicMs } from "@/lib/core/time";
import type { Backlog, BacklogEntry } from "./backlog";
import { type Sender, sendBatch } from "./send-batch";

/** So many go at once. */
const BATCH_CALLS_FULL = 1_000;
/** A batch takes all that waits, up to this: the longer the backlog, the fewer round trips and commits a call. */
const BATCH_CALLS_MAX = 5_000;
/** Under load batches start this far apart; after a pause the first call goes at once. */
const BATCH_EVERY_MS = 250;

/** Moves the backlog into the database, one batch at a time and in order. */
export class Shipper {
  private readonly backlog: Backlog;
  private readonly sender: Sender;
  private readonly onShipped: (entries: BacklogEntry[]) => void;
  private timer: NodeJS.Timeout | null = null;
  private sending: Promise<void> | null = null;
  private lastStartMs = Number.NEGATIVE_INFINITY;

  constructor(backlog: Backlog, sender: Sender, onShipped: (entries: BacklogEntry[]) => void) {
    this.backlog = backlog;
    this.sender = sender;
    this.onShipped = onShipped;
  }

  /** There is something to ship. */
  wake(): void {
    if (this.sending || this.sender.signal.aborted) return;
    if (this.timer) {
      if (this.backlog.length < BATCH_CALLS_FULL) return;
      clearTimeout(this.timer);
    }
    const isFull = this.backlog.length >= BATCH_CALLS_FULL;
    const dueMs = isFull ? 0 : Math.max(0, this.lastStartMs + BATCH_EVERY_MS - monotonicMs());
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.send();
    }, dueMs);
  }

  /** Resolves when the backlog is empty, or when sending was aborted. */
  async drain(): Promise<void> {
    while (this.backlog.length > 0 && !this.sender.signal.aborted) await this.send();
  }

  /** Runs `work` while no batch is under way, so that it sees memory and database at the same point. */
  async between(work: () => Promise<void>): Promise<void> {
    while (this.sending) await this.sending;
    await this.run(work);
  }

  private send(): Promise<void> {
    return this.sending ?? this.run(() => this.sendOne());
  }

  private run(work: () => Promise<void>): Promise<void> {
    this.sending = work().finally(() => {
      this.sending = null;
      if (this.backlog.length > 0) this.wake();
    });
    return this.sending;
  }

  private async sendOne(): Promise<void> {
    const entries = this.backlog.peek(BATCH_CALLS_MAX);
    if (entries.length === 0) return;
    this.lastStartMs = monotonicMs();
    try {
      await sendBatch(
        this.sender,
        entries.map((entry) => entry.call),
      );
    } catch {
      return;
    }
    this.backlog.drop(entries.length);
    this.onShipped(entries);
  }
}
