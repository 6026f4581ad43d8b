import type { AppError } from "@/lib/core/errors";
import { windowEndMs, windowStartMs } from "@/lib/core/time";
import type { BudgetWindowRef, Slice } from "@/lib/domain/limits";
import type { MoneyLimit } from "../seam";

/** A refusal that is repeated from memory for calls that are not smaller. */
export type Refusal = { untilMs: number; leastNanos: number; error: AppError };

/**
 * This gateway's lease of one budget window. free + held + unshipped is the lease as the database has it, always: holding moves
 * free to held, settling moves held to unshipped (and the rest back to free), shipping ends unshipped.
 */
export class Slot {
  readonly budgetId: string;
  readonly windowStartMs: number;
  /** Its window as records name it. */
  readonly pair: [budgetId: string, windowStartMs: number];
  /** Infinity for a lifetime. */
  readonly windowEndMs: number;
  limit: MoneyLimit;
  free = 0;
  held = 0;
  unshipped = 0;
  /** What a refill aims at, and below which amount one is asked for ahead of need; 0 near the limit. */
  targetNanos = 0;
  lowNanos = 0;
  lastUsedMs: number;
  lastRefillMs = 0;
  lastRecallMs = 0;
  /** When its limit was last lowered (monotonic): what was asked for before that was lent under the old one. */
  loweredMs = Number.NEGATIVE_INFINITY;
  /**
   * The limit was lowered: what is free, or comes free from calls under way, goes back and pays for nothing until the database
   * says that the window is within its limit.
   */
  owesBack = false;
  refusal: Refusal | null = null;
  /** The window as the database last described it (null: it has no such budget), asked at this monotonic time. */
  view: Slice | null = null;
  viewedMs = 0;

  constructor(limit: MoneyLimit, atMs: number) {
    this.limit = limit;
    this.budgetId = limit.budgetId;
    this.windowStartMs = windowStartMs(limit.window, atMs);
    this.pair = [this.budgetId, this.windowStartMs];
    this.windowEndMs = windowEndMs(limit.window, atMs) ?? Number.POSITIVE_INFINITY;
    this.lastUsedMs = atMs;
  }

  covers(atMs: number): boolean {
    return atMs >= this.windowStartMs && atMs < this.windowEndMs;
  }

  /** As the database is asked for it: a customer's window under a default is opened by the first who asks. */
  ref(): BudgetWindowRef {
    const { budgetId, windowStartMs, limit } = this;
    return limit.templateId === undefined
      ? { budgetId, windowStartMs }
      : { budgetId, windowStartMs, customer: limit.scopeId };
  }

  get isEmpty(): boolean {
    return this.free === 0 && this.held === 0 && this.unshipped === 0;
  }
}
