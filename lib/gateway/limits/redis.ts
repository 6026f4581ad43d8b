import { Redis } from "ioredis";
import { AppError } from "@/lib/core/errors";
import type { Logger } from "@/lib/core/log";
import { type Admission, type Limiter, type LimitState, limitReached, UNLIMITED } from "./limiter";
import { ADMIT_SCRIPT, CORRECT_SCRIPT } from "./redis-script";
import type { LimitSubject } from "./subject";

const COMMAND_TIMEOUT_MS = 500;
const SLOT_LEASE_MS = 120_000;
const SLOT_RENEW_MS = 30_000;

type Entry = { key: string; cost: number; args: (string | number)[]; state: LimitState; widthMs: number };

type Scripted = Redis & {
  turnpikeAdmit(keys: number, ...args: (string | number)[]): Promise<number[]>;
  turnpikeCorrect(keys: number, ...args: (string | number)[]): Promise<number>;
};

/** Limits over any number of gateways: one script, one round trip a call. */
export class RedisLimiter implements Limiter {
  private readonly redis: Scripted;
  private readonly admitOnFailure: boolean;
  private readonly slots = new Map<string, string[]>();
  private readonly timer: NodeJS.Timeout;

  constructor(url: string, admitOnFailure: boolean, log: Logger) {
    this.admitOnFailure = admitOnFailure;
    const redis = new Redis(url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: COMMAND_TIMEOUT_MS,
      enableAutoPipelining: true,
    });
    redis.on("error", (error: Error) => log.warn({ err: error.message }, "rate-limit store"));
    redis.defineCommand("turnpikeAdmit", { lua: ADMIT_SCRIPT });
    redis.defineCommand("turnpikeCorrect", { lua: CORRECT_SCRIPT });
    this.redis = redis as Scripted;
    this.timer = setInterval(() => this.renewSlots(), SLOT_RENEW_MS);
  }

  async admit(subjects: readonly LimitSubject[], tokens: number, requestId: string): Promise<Admission> {
    if (subjects.length === 0) return UNLIMITED;
    const entries = subjects.flatMap((subject) => entriesOf(subject, tokens));
    let answer: number[];
    try {
      answer = await this.redis.turnpikeAdmit(
        entries.length,
        ...entries.map((entry) => entry.key),
        requestId,
        SLOT_LEASE_MS,
        ...entries.flatMap((entry) => entry.args),
      );
    } catch (error) {
      if (this.admitOnFailure) return UNLIMITED;
      throw storeDown(error);
    }
    return this.toAdmission(entries, answer, tokens, requestId);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.redis.quit().catch(() => this.redis.disconnect());
  }

  private toAdmission(entries: Entry[], answer: number[], tokens: number, requestId: string): Admission {
    const [denied = 0, retryMs = 0, nowMs = 0, ...pairs] = answer;
    entries.forEach((entry, i) => {
      entry.state.used = pairs[2 * i] ?? 0;
      entry.state.resetMs = pairs[2 * i + 1] ?? 0;
    });
    const states = entries
      .map((entry) => entry.state)
      .filter((state) => state.metric !== "concurrent requests");
    const refusing = entries[denied - 1];
    if (refusing) throw limitReached(refusing.state, states, refusing.cost, retryMs);
    const slots = entries
      .filter((entry) => entry.state.metric === "concurrent requests")
      .map(({ key }) => key);
    if (slots.length > 0) this.slots.set(requestId, slots);
    let settled = false;
    const settle = (actual: number) => {
      if (!settled) this.settle(entries, slots, actual - tokens, requestId, nowMs);
      settled = true;
    };
    return { states, settle };
  }

  private settle(
    entries: Entry[],
    slots: string[],
    delta: number,
    requestId: string,
    admittedAtMs: number,
  ): void {
    this.slots.delete(requestId);
    for (const key of slots) this.redis.zrem(key, requestId).catch(() => {});
    for (const { key, state, widthMs } of entries) {
      if (state.metric !== "tokens per minute" || delta === 0) continue;
      this.redis.turnpikeCorrect(1, key, Math.floor(admittedAtMs / widthMs), delta).catch(() => {});
    }
  }

  /** A slot is a lease, so that those of a gateway that died come free; open calls renew theirs. */
  private renewSlots(): void {
    const until = Date.now() + SLOT_LEASE_MS;
    for (const [requestId, keys] of this.slots) {
      for (const key of keys) {
        this.redis.zadd(key, "XX", until, requestId).catch(() => {});
        this.redis.pexpire(key, SLOT_LEASE_MS).catch(() => {});
      }
    }
  }
}

function entriesOf({ scope, id, orgId, windows, concurrency }: LimitSubject, tokens: number): Entry[] {
  const keyOf = (metric: string) => `tp:limit:{${orgId}}:${id}:${metric.replaceAll(" ", "-")}`;
  const entries = windows.map(({ metric, limit, shape: { widthMs, buckets } }): Entry => {
    const cost = metric === "tokens per minute" ? tokens : 1;
    return {
      key: keyOf(metric),
      cost,
      args: ["window", limit, cost, widthMs, buckets],
      state: { scope, scopeId: id, metric, limit, used: 0, resetMs: 0 },
      widthMs,
    };
  });
  if (concurrency === null) return entries;
  const metric = "concurrent requests";
  const state: LimitState = { scope, scopeId: id, metric, limit: concurrency, used: 0, resetMs: 0 };
  const args = ["slots", concurrency, 1, 0, 0];
  return [...entries, { key: keyOf(metric), cost: 1, args, state, widthMs: 0 }];
}

function storeDown(cause: unknown): AppError {
  return new AppError("store_unavailable", "Rate limits cannot be checked at the moment.", {
    headers: { "retry-after": "1", "retry-after-ms": "1000" },
    cause,
  });
}
