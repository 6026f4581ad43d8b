import { type Admission, type Limiter, type LimitState, limitReached, UNLIMITED } from "./limiter";
import { SlidingWindow } from "./sliding-window";
import type { LimitSubject } from "./subject";

const SWEEP_EVERY_MS = 60_000;

type Check = { window: SlidingWindow; cost: number; state: LimitState };

/** Limits of one gateway that runs alone. */
export class MemoryLimiter implements Limiter {
  private readonly windows = new Map<string, SlidingWindow>();
  private readonly open = new Map<string, number>();
  private sweptAtMs = 0;

  admit(subjects: readonly LimitSubject[], tokens: number, _requestId: string, nowMs: number): Admission {
    if (subjects.length === 0) return UNLIMITED;
    this.sweep(nowMs);
    const checks: Check[] = [];
    const states: LimitState[] = [];
    for (const subject of subjects) this.collect(subject, tokens, nowMs, checks, states);
    for (const check of checks) this.requireRoom(check, states, nowMs);
    this.requireConcurrency(subjects, states);
    return this.count(subjects, checks, tokens, states, nowMs);
  }

  async close(): Promise<void> {}

  private collect(
    { scope, id, windows }: LimitSubject,
    tokens: number,
    nowMs: number,
    checks: Check[],
    states: LimitState[],
  ) {
    for (const { metric, limit, shape, name } of windows) {
      let window = this.windows.get(name);
      if (!window) {
        window = new SlidingWindow(shape);
        this.windows.set(name, window);
      }
      window.advance(nowMs);
      const state = { scope, scopeId: id, metric, limit, used: window.used, resetMs: 0 };
      checks.push({ window, cost: metric === "tokens per minute" ? tokens : 1, state });
      states.push(state);
    }
  }

  private requireRoom({ window, cost, state }: Check, states: LimitState[], nowMs: number): void {
    if (window.used + cost <= state.limit) return;
    state.resetMs = window.msUntilFree(window.used, nowMs);
    throw limitReached(state, states, cost, window.msUntilFree(window.used + cost - state.limit, nowMs));
  }

  private requireConcurrency(subjects: readonly LimitSubject[], states: LimitState[]): void {
    for (const { scope, id, concurrency: limit } of subjects) {
      if (limit === null) continue;
      const used = this.open.get(id) ?? 0;
      if (used < limit) continue;
      const state: LimitState = {
        scope,
        scopeId: id,
        metric: "concurrent requests",
        limit,
        used,
        resetMs: 0,
      };
      throw limitReached(state, states, 1, 1_000);
    }
  }

  private count(
    subjects: readonly LimitSubject[],
    checks: Check[],
    tokens: number,
    states: LimitState[],
    nowMs: number,
  ): Admission {
    const counted = checks.map(({ window, cost }) => window.add(cost));
    for (const { window, state } of checks) {
      state.used = window.used;
      state.resetMs = window.fullResetMs(nowMs);
    }
    const concurrent = subjects.filter((subject) => subject.concurrency !== null).map(({ id }) => id);
    for (const id of concurrent) this.open.set(id, (this.open.get(id) ?? 0) + 1);
    let settled = false;
    return {
      states,
      settle: (actualTokens) => {
        if (settled) return;
        settled = true;
        for (const id of concurrent) this.leave(id);
        checks.forEach((check, i) => {
          if (check.state.metric === "tokens per minute")
            check.window.correct(counted[i]!, actualTokens - tokens);
        });
      },
    };
  }

  private leave(id: string): void {
    const left = (this.open.get(id) ?? 1) - 1;
    if (left > 0) this.open.set(id, left);
    else this.open.delete(id);
  }

  /** Windows that have emptied are dropped, so that memory follows the keys in use. */
  private sweep(nowMs: number): void {
    if (nowMs - this.sweptAtMs < SWEEP_EVERY_MS) return;
    this.sweptAtMs = nowMs;
    for (const [name, window] of this.windows) {
      window.advance(nowMs);
      if (window.used === 0) this.windows.delete(name);
    }
  }
}
