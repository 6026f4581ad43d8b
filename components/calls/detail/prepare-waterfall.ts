import type { CallDetail } from "@/lib/client/calls";

type Attempt = CallDetail["attempts"][number];
export type Span = { kind: "overhead" | "waiting" | "writing" | "failed"; startMs: number; endMs: number };
export type WaterfallRow = { attempt: Attempt; spans: Span[]; startMs: number; endMs: number };

/**
 * Where a call's time went, attempt after attempt. Times of an attempt count from the call's beginning, so that one begins where
 * the one before it ended; what the gateway itself took, of all attempts, stands before the first.
 */
export function prepareWaterfall(attempts: readonly Attempt[]): { rows: WaterfallRow[]; totalMs: number } {
  const tries = attempts.filter(({ outcome }) => outcome !== "corrected");
  let startMs = 0;
  const rows = tries.map((attempt) => {
    const endMs = Math.max(startMs, attempt.latencyMs);
    const row = { attempt, spans: spansOf(attempt, startMs, endMs), startMs, endMs };
    startMs = endMs;
    return row;
  });
  return { rows, totalMs: startMs };
}

function spansOf({ outcome, overheadUs, ttftMs }: Attempt, startMs: number, endMs: number): Span[] {
  const overheadEndMs = startMs === 0 ? Math.min(endMs, overheadUs / 1_000) : startMs;
  const firstMs = ttftMs === null ? null : Math.min(endMs, Math.max(overheadEndMs, ttftMs));
  const spans: Span[] = [{ kind: "overhead", startMs, endMs: overheadEndMs }];
  if (outcome === "error") spans.push({ kind: "failed", startMs: overheadEndMs, endMs });
  else {
    spans.push({ kind: "waiting", startMs: overheadEndMs, endMs: firstMs ?? endMs });
    if (firstMs !== null) spans.push({ kind: "writing", startMs: firstMs, endMs });
  }
  return spans.filter((span) => span.endMs > span.startMs);
}
