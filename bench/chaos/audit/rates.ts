import type { CallRecord } from "../callers/call-log";
import type { Outage } from "../cluster/outage";
import type { FleetRate } from "../fleet/fleet";
import type { Books } from "./books";
import { type Figure, info, mustBeZero } from "./figures";

const MINUTE_MS = 60_000;

/** A call that got through: it was admitted between its sending and its arrival upstream, and was in flight until its end at least. */
type Admitted = { fromMs: number; byMs: number; untilMs: number; tokens: number };

function admittedOf({ calls, upstream, outages }: Books, rate: FleetRate): Admitted[] {
  const callOf = new Map(calls.filter((call) => rate.keys.includes(call.key)).map((call) => [call.n, call]));
  const found = new Map<number, Admitted>();
  for (const record of [...upstream].sort((a, b) => a.arrivedMs - b.arrivedMs)) {
    const call = callOf.get(record.call);
    if (!call) continue;
    const tokens = record.how === "whole" ? record.promptTokens + record.outputTokens : 0;
    const first = found.get(record.call);
    if (first) first.tokens = tokens;
    else {
      const untilMs = Math.min(
        record.endedMs,
        call.leftMs ?? Number.POSITIVE_INFINITY,
        goneMs(call, outages),
      );
      found.set(record.call, { fromMs: call.sentMs, byMs: record.arrivedMs, untilMs, tokens });
    }
  }
  return [...found.values()].sort((a, b) => a.fromMs - b.fromMs);
}

function goneMs({ gateway, sentMs }: CallRecord, outages: readonly Outage[]): number {
  const next = outages.find(
    ({ what, index, fromMs }) => what === "gateway" && index === gateway && fromMs >= sentMs,
  );
  return next?.fromMs ?? Number.POSITIVE_INFINITY;
}

/** The most that was surely admitted within one minute: sent after its start and upstream before its end. */
function mostInAMinute(admitted: readonly Admitted[], weigh: (one: Admitted) => number): number {
  let most = 0;
  for (const { fromMs } of admitted) {
    let sum = 0;
    for (const one of admitted) {
      if (one.fromMs >= fromMs && one.byMs <= fromMs + MINUTE_MS) sum += weigh(one);
    }
    most = Math.max(most, sum);
  }
  return most;
}

function mostAtOnce(admitted: readonly Admitted[]): number {
  let most = 0;
  for (const { byMs } of admitted) {
    most = Math.max(most, admitted.filter((one) => one.byMs <= byMs && one.untilMs > byMs).length);
  }
  return most;
}

function usedOf(rate: FleetRate, admitted: Admitted[]): { limit: number; used: number } {
  if (rate.rpm !== undefined) return { limit: rate.rpm, used: mostInAMinute(admitted, () => 1) };
  if (rate.tpm !== undefined) return { limit: rate.tpm, used: mostInAMinute(admitted, (one) => one.tokens) };
  if (rate.rpd !== undefined) return { limit: rate.rpd, used: admitted.length };
  return { limit: rate.concurrency ?? 0, used: mostAtOnce(admitted) };
}

/** Limits on rates, by the callers' and the upstream's clocks. */
export function auditRates(books: Books): Figure[] {
  let excess = 0;
  const lines: Figure[] = [];
  for (const rate of books.fleet.rates) {
    const { limit, used } = usedOf(rate, admittedOf(books, rate));
    excess += Math.max(0, used - limit);
    lines.push(info(`  ${rate.name}: most, of the limit`, `${used} of ${limit}`));
  }
  return [mustBeZero("rate-limit excess", excess), ...lines];
}
