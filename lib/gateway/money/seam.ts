import type { AppError } from "@/lib/core/errors";
import type { Logger } from "@/lib/core/log";
import type { BudgetWindowKind } from "@/lib/core/time";
import type { PriceCircumstances, UsageVector } from "@/lib/core/usage";
import type { Pool } from "@/lib/db";
import type { CallIdentity, SettledCall } from "@/lib/domain/metering";

/**
 * One hard limit that a call is under: a live row of `budget`. Keep ONE object per row version in the snapshot and pass it
 * again for every call: a different object is how a changed limit is noticed (cheaply, by identity).
 */
export type MoneyLimit = {
  budgetId: string;
  kind: "credit" | "cap";
  /**
   * `plan` is what the operator allows the organization; `model` is what it may spend on one, its slug the scope's id; `customer` is
   * an end customer, its name the scope's id.
   */
  scopeType: "plan" | "org" | "project" | "key" | "model" | "customer";
  scopeId: string;
  window: BudgetWindowKind;
  /** What is in force now, temporary raises included. */
  limitNanos: bigint;
  /** The default budget that a customer's follows; its `budgetId` is then `customerBudgetId` of the two. */
  templateId?: string;
};

/** Money set aside for one call on every limit it is under. Opaque but for its amount; ends with `settle` or `release`. */
export type Hold = { readonly amountNanos: number };

/** What a call was asked for, of one that is billed by that when a crash ends it. */
export type AskedUse = {
  /** In place of the input counted and the output noted. */
  usage: Partial<UsageVector>;
  /** Which image, as `perImageOf` names it. */
  imageOf?: string;
};

/** What is journaled before the upstream call, so that a crash in the middle of it can be settled. */
export type CallIntent = CallIdentity & {
  priceId: string | null;
  /** The price version's rates as they are in the catalogue (a JSON object); priced with `MoneyOptions.price` after a crash. */
  rates: unknown;
  inputTokensEstimate: number;
  tokenizer: string;
  /** The call's body as it was sent, to count its input after a crash; null where it is not to be kept or is too long. */
  promptJson: string | null;
  asked: AskedUse | null;
};

/** A call as the gateway knows it at its end; the money room adds what it takes from the leases. */
export type Settlement = Omit<SettledCall, "charges">;

export type MoneyOptions = {
  pool: Pool;
  /** For the LISTEN connection; DATABASE_DIRECT_URL, else DATABASE_URL, when left out. */
  connectionString?: string;
  /** TURNPIKE_HOME; the journal is `<home>/journal/<instanceId>/`. */
  home: string;
  log: Logger;
  /** `priceUsage` of the catalogue: nano-dollars of a usage vector at the rates of an intent. */
  price(rates: unknown, usage: UsageVector, circumstances?: PriceCircumstances): number | bigint;
  /** Input tokens of a body that an intent kept; without it, and on bodies that it throws for, the estimate counts. */
  countInput?(tokenizer: string, body: unknown): Promise<number>;
  journalBytesMax: number;
  /** How long a lease outlives its gateway's last heartbeat, and calls go on without the database; LEASE_MS when left out. */
  leaseMs?: number;
  /** How long a call that cannot be paid for yet waits for money held by other calls before its 402. */
  waitMs?: number;
};

export type MoneyStats = {
  instanceId: string;
  journalBytes: number;
  /** Settled calls that are not in the database yet. */
  unshippedCalls: number;
  openIntents: number;
  heldNanos: number;
  leasedFreeNanos: number;
};

/**
 * The gateway's money: holds in memory against leases of every limit, the journal, and its shipping into PostgreSQL.
 * The order for a call: `accepting` → `place` → `intent` (then at once upstream) → `progress`/`grow` → `settle` (await,
 * then release the last byte). A call that never went upstream ends with `release` instead.
 */
export type Money = {
  readonly instanceId: string;
  /** Null, or the 503 (with Retry-After) to answer before anything else: journal or disk full, or leases lapsed. */
  accepting(): AppError | null;
  /**
   * Holds `amountNanos` on every limit, or nothing and throws (rejects): 402 when it cannot be paid, 503 when nobody can know.
   * Synchronous while the leases suffice. With `leastNanos` a smaller hold, as large as can be had, is a success too: read
   * `amountNanos` of the result. `atMs` is the call's `startedAtMs`.
   */
  place(
    limits: readonly MoneyLimit[],
    amountNanos: number,
    atMs: number,
    leastNanos?: number,
  ): Hold | Promise<Hold>;
  /** A limit, or the default that limits follow, is lower now: what is free under it goes back and must be asked for anew. */
  limitLowered(budgetId: string): void;
  /** The largest hold that could be placed at this moment (exact near the limit); for `GET /v1/key` and for clamping. */
  affordable(limits: readonly MoneyLimit[], atMs: number): Promise<number>;
  /** Adds to a hold on every limit, or on none and answers false: the stream then ends at the cap. Never waits for other calls. */
  grow(hold: Hold, moreNanos: number): boolean | Promise<boolean>;
  /** Gives the whole hold back and forgets its intent. Does nothing on a hold that has ended. */
  release(hold: Hold): void;
  /**
   * Writes the intent into the journal file, at the moment in which the first byte goes upstream: what has no intent never went.
   * Throws a 503 when it cannot be written: do not go upstream then. An attempt number is used once a request.
   */
  intent(call: CallIntent, hold: Hold): void;
  /** The output counted so far, for recovery: at most once a second a stream. */
  progress(hold: Hold, outputTokens: number): void;
  /** One attempt that failed and will be followed by another: its event is recorded, the hold stays. Then `intent` again. */
  settleAttempt(call: Settlement, hold: Hold): Promise<void>;
  /** Ends the hold with the actual cost (also above it). Resolves when the settlement is in the journal file. Twice is once. */
  settle(call: Settlement, hold: Hold): Promise<void>;
  stats(): MoneyStats;
  /** Ships everything, hands the leases back and closes the journal; what the database does not take stays in the journal. */
  close(): Promise<void>;
};
