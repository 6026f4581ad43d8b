import { setTimeout as sleep } from "node:timers/promises";
import { monotonicMs } from "@/lib/core/time";
import type { SettledCall } from "@/lib/domain/metering";
import type { Journal } from "../journal/journal";
import type { Sender } from "./send-batch";

/** How long an answer waits for a disk that takes nothing and a database that is away too. */
const WAIT_MS_MAX = 3_000;

/**
 * Settled calls that the journal cannot take now. Their answers need not wait for the disk: they are booked in the database
 * directly, or, without that too, are found after a crash by their intent. The journal takes them all the same once it can.
 */
export class Rescue {
  private readonly unwritten = new Set<SettledCall>();
  private running: Promise<void> | null = null;
  private readonly journal: Journal;
  private readonly sender: Sender;

  constructor(journal: Journal, sender: Sender) {
    this.journal = journal;
    this.sender = sender;
  }

  /** On its way into the journal. */
  begin(call: SettledCall): void {
    this.unwritten.add(call);
  }

  /** In the journal. */
  end(call: SettledCall): void {
    this.unwritten.delete(call);
  }

  /** The journal is stuck: resolves when nobody waits for it any more. */
  run(): Promise<void> {
    if (this.unwritten.size === 0) return Promise.resolve();
    this.running ??= this.book().finally(() => {
      this.running = null;
      this.journal.letGo();
    });
    return this.running;
  }

  private async book(): Promise<void> {
    const endMs = monotonicMs() + WAIT_MS_MAX;
    while (this.unwritten.size > 0 && monotonicMs() < endMs && !this.sender.signal.aborted) {
      const calls = [...this.unwritten];
      const booked = await Promise.race([
        this.bookOnce(calls),
        sleep(Math.max(0, endMs - monotonicMs()), false, { ref: false }),
      ]);
      if (booked) for (const call of calls) this.unwritten.delete(call);
      else await sleep(Math.min(200, Math.max(0, endMs - monotonicMs())));
    }
  }

  private async bookOnce(calls: SettledCall[]): Promise<boolean> {
    try {
      await this.sender.ingest(calls);
      return true;
    } catch (error) {
      this.sender.log.warn(
        { err: error, calls: calls.length },
        "neither journal nor database takes settled calls",
      );
      return false;
    }
  }
}
