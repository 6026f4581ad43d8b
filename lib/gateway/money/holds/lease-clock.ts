import type { Logger } from "@/lib/core/log";
import { monotonicMs } from "@/lib/core/time";

/** Calls stop this long before the database may give the leases to others. */
const MARGIN_PART = 0.1;
const TICK_MS = 1_000;
/** A heartbeat that is not answered by then is sent again. */
const BEAT_MS_MAX = 5_000;

export type LeaseClockOptions = {
  leaseMs: number;
  beat(): Promise<void>;
  /** True while an exchange with the database has an outcome that is not known. */
  isUncertain(): boolean;
  /** The database answers again, and what it has as our leases may not be what we have. */
  onReturn(): Promise<void>;
  onTick(): void;
  log: Logger;
};

/** Keeps the leases alive with heartbeats, and knows when they may no longer be used. */
export class LeaseClock {
  isLapsed = false;
  /** The last heartbeat was not heard: nothing should be handed back now. */
  isFailing = false;
  private validUntilMs = 0;
  private nextBeatMs = 0;
  private isBeating = false;
  private isReturning = false;
  private timer: NodeJS.Timeout | null = null;
  private readonly options: LeaseClockOptions;
  private readonly everyMs: number;

  constructor(options: LeaseClockOptions) {
    this.options = options;
    this.everyMs = Math.min(10_000, options.leaseMs / 4);
  }

  /** The first heartbeat has been sent at this monotonic time. */
  start(beatMs: number): void {
    this.sent(beatMs);
    this.timer = setInterval(this.tick, Math.min(TICK_MS, this.everyMs));
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private readonly tick = (): void => {
    const nowMs = monotonicMs();
    if (nowMs > this.validUntilMs) this.isLapsed = true;
    if (nowMs >= this.nextBeatMs || this.options.isUncertain()) void this.beat(nowMs);
    this.options.onTick();
  };

  private async beat(nowMs: number): Promise<void> {
    if (this.isBeating) return;
    this.isBeating = true;
    try {
      await bounded(this.options.beat());
      this.isFailing = false;
      if (!this.isLapsed) this.sent(nowMs);
      if (this.isLapsed || this.options.isUncertain()) void this.returnTo(nowMs);
    } catch (error) {
      this.isFailing = true;
      this.options.log.warn({ err: error }, "heartbeat failed");
    } finally {
      this.isBeating = false;
    }
  }

  /** May take long while batches are being booked, so heartbeats go on beside it. */
  private async returnTo(nowMs: number): Promise<void> {
    if (this.isReturning) return;
    this.isReturning = true;
    try {
      await this.options.onReturn();
      if (this.isLapsed) this.sent(nowMs);
      this.isLapsed = false;
    } catch (error) {
      this.options.log.warn({ err: error }, "leases could not be compared");
    } finally {
      this.isReturning = false;
    }
  }

  private sent(atMs: number): void {
    this.validUntilMs = atMs + this.options.leaseMs * (1 - MARGIN_PART);
    this.nextBeatMs = atMs + this.everyMs;
  }
}

function bounded(beat: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the database does not answer")), BEAT_MS_MAX);
    beat.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
