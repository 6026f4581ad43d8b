import type { Logger } from "@/lib/core/log";
import { monotonicMs } from "@/lib/core/time";

/** Calls stop this long before the database may give the leases to others. */
const MARGIN_PART = 0.1;
const TICK_MS = 1_000;

export type LeaseClockOptions = {
  leaseMs: number;
  beat(): Promise<void>;
  /** The leases had lapsed: the database may have given them to others. */
  onReturn(): Promise<void>;
  onTick(): void;
  log: Logger;
};

/** Keeps the leases alive with heartbeats, and knows when they may no longer be used. */
export class LeaseClock {
  isLapsed = false;
  private validUntilMs = 0;
  private nextBeatMs = 0;
  private isBeating = false;
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
    if (nowMs >= this.nextBeatMs) void this.beat(nowMs);
    this.options.onTick();
  };

  private async beat(nowMs: number): Promise<void> {
    if (this.isBeating) return;
    this.isBeating = true;
    try {
      await this.options.beat();
      if (this.isLapsed) await this.options.onReturn();
      this.sent(nowMs);
      this.isLapsed = false;
    } catch (error) {
      this.options.log.warn({ err: error }, "heartbeat failed");
    } finally {
      this.isBeating = false;
    }
  }

  private sent(atMs: number): void {
    this.validUntilMs = atMs + this.options.leaseMs * (1 - MARGIN_PART);
    this.nextBeatMs = atMs + this.everyMs;
  }
}
