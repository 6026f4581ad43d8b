/** The one clock. Everything else takes `now` as an argument. */
export function now(): Date {
  return new Date();
}

/** Milliseconds from an arbitrary origin, never going back; for durations only. */
export function monotonicMs(): number {
  return performance.now();
}

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

export function addMs(date: Date, ms: number): Date {
  return new Date(date.getTime() + ms);
}

export const BUDGET_WINDOWS = ["day", "week", "month", "lifetime"] as const;
export type BudgetWindowKind = (typeof BUDGET_WINDOWS)[number];

/** Start of the UTC window that holds `atMs` (Unix milliseconds). Weeks start on Monday; a lifetime starts at 0. */
export function windowStartMs(kind: BudgetWindowKind, atMs: number): number {
  if (kind === "lifetime") return 0;
  const dayStart = Math.floor(atMs / DAY_MS) * DAY_MS;
  if (kind === "day") return dayStart;
  const date = new Date(dayStart);
  if (kind === "week") return dayStart - ((date.getUTCDay() + 6) % 7) * DAY_MS;
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

/** End (exclusive) of that window, or null for a lifetime. */
export function windowEndMs(kind: BudgetWindowKind, atMs: number): number | null {
  const start = windowStartMs(kind, atMs);
  if (kind === "lifetime") return null;
  if (kind === "day") return start + DAY_MS;
  if (kind === "week") return start + 7 * DAY_MS;
  const date = new Date(start);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

/** A duration as OpenAI's rate-limit headers write it: `6m0s`, `1.2s`, `850ms`. */
export function formatResetDuration(ms: number): string {
  if (ms < SECOND_MS) return `${Math.max(0, Math.ceil(ms))}ms`;
  const hours = Math.floor(ms / HOUR_MS);
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  const seconds = Math.ceil((ms % MINUTE_MS) / 100) / 10;
  return `${hours ? `${hours}h` : ""}${hours || minutes ? `${minutes}m` : ""}${seconds}s`;
}
