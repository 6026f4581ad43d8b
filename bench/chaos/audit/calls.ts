import type { CallRecord } from "../callers/call-log";
import type { Revocation } from "../storm/changes";
import { CHANGE_KNOWN_MS_MAX } from "../storm/limit-book";
import type { Books } from "./books";
import { type Figure, info, mustBeNone } from "./figures";

function statusOf({ status, leftMs, whole }: CallRecord): string {
  if (leftMs !== null) return "left by the caller";
  if (status === 0) return "no answer (its gateway was away)";
  if (status === 200 && !whole) return "200, broken off";
  return String(status);
}

export function countStatuses(calls: readonly CallRecord[]): Figure[] {
  const counts = new Map<string, number>();
  for (const call of calls) counts.set(statusOf(call), (counts.get(statusOf(call)) ?? 0) + 1);
  const names = [...counts.keys()].sort();
  return [
    info("calls", calls.length),
    info("  of them streamed", calls.filter((call) => call.stream).length),
    ...names.map((name) => info(`  ${name}`, counts.get(name)!)),
  ];
}

/** What callers were told, beside what is booked. */
export function auditAnswers({ calls, events }: Books): Figure[] {
  const final = new Map<number, number>();
  for (const event of events) if (event.outcome !== "error") final.set(event.call, event.costNanos);
  const answered = calls.filter((call) => call.status === 200 && call.whole);
  const told = answered.filter((call) => call.costNanos !== null);
  return [
    mustBeNone(
      "answered, not booked",
      answered.filter((call) => !final.has(call.n)),
    ),
    mustBeNone(
      "told another cost than was booked",
      told.filter((call) => final.get(call.n) !== call.costNanos),
    ),
  ];
}

/** Answers to calls that were sent after their key had been revoked. */
export function auditRevocations({ calls }: Books, revocations: readonly Revocation[]): Figure[] {
  const late = revocations.flatMap(({ key, doneMs }) =>
    calls
      .filter((call) => call.key === key && call.status === 200 && call.sentMs > doneMs)
      .map((call) => ({ call, afterMs: call.sentMs - doneMs })),
  );
  const latestMs = Math.max(0, ...late.map(({ afterMs }) => afterMs));
  return [
    info("keys revoked", revocations.length),
    info("  the last answer to a call sent so many seconds later", (latestMs / 1_000).toFixed(2)),
    mustBeNone(
      "  answered all the same",
      late.filter(({ afterMs }) => afterMs > CHANGE_KNOWN_MS_MAX),
    ),
  ];
}
