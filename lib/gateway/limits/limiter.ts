import { AppError } from "@/lib/core/errors";
import { formatResetDuration, SECOND_MS } from "@/lib/core/time";
import type { LimitMetric, LimitScope, LimitSubject } from "./subject";

/** One limit after a call was counted (or refused). */
export type LimitState = {
  scope: LimitScope;
  scopeId: string;
  metric: LimitMetric;
  limit: number;
  used: number;
  /** Until all of it is free again. */
  resetMs: number;
};

/** An admitted call: `settle` corrects its tokens and ends its concurrency; twice is once. */
export type Admission = { states: readonly LimitState[]; settle(actualTokens: number): void };

export type Limiter = {
  /** Counts the call on every limit of every subject, or on none and throws 429 (503 when the store is down). */
  admit(
    subjects: readonly LimitSubject[],
    tokens: number,
    requestId: string,
    nowMs: number,
  ): Admission | Promise<Admission>;
  close(): Promise<void>;
};

export const UNLIMITED: Admission = { states: [], settle() {} };

/** The 429 for one limit, with when to come back. */
export function limitReached(
  state: LimitState,
  states: readonly LimitState[],
  asked: number,
  retryMs: number,
): AppError {
  const waitMs = Math.max(1, Math.ceil(retryMs));
  const tooBig = asked > state.limit;
  const hint = tooBig
    ? ` This one call asks for ${asked}, more than the whole limit: lower max_tokens or shorten the input.`
    : ` Try again in ${formatResetDuration(waitMs)}.`;
  return new AppError(
    "rate_limit_exceeded",
    `The ${state.scope}'s limit of ${state.limit} ${state.metric} is reached.${hint}`,
    {
      extra: {
        scope: state.scope,
        scope_id: state.scopeId,
        metric: state.metric,
        limit: state.limit,
        used: state.used,
      },
      headers: {
        "retry-after": String(Math.ceil(waitMs / SECOND_MS)),
        "retry-after-ms": String(waitMs),
        ...Object.fromEntries(limitHeaders(states)),
      },
    },
  );
}

function tightest(states: readonly LimitState[], metrics: LimitMetric[]): LimitState | undefined {
  let found: LimitState | undefined;
  for (const state of states) {
    if (!metrics.includes(state.metric)) continue;
    if (!found || state.limit - state.used < found.limit - found.used) found = state;
  }
  return found;
}

/** `x-ratelimit-*` of the tightest limit of each kind, as OpenAI names and formats them. */
export function limitHeaders(states: readonly LimitState[]): [string, string][] {
  if (states.length === 0) return [];
  const headers: [string, string][] = [];
  const add = (kind: "requests" | "tokens", state: LimitState | undefined) => {
    if (!state) return;
    headers.push([`x-ratelimit-limit-${kind}`, String(state.limit)]);
    headers.push([`x-ratelimit-remaining-${kind}`, String(Math.max(0, state.limit - state.used))]);
    headers.push([`x-ratelimit-reset-${kind}`, formatResetDuration(state.resetMs)]);
  };
  add("requests", tightest(states, ["requests per minute"]) ?? tightest(states, ["requests per day"]));
  add("tokens", tightest(states, ["tokens per minute"]));
  return headers;
}
