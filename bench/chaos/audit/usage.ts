import { NO_USAGE } from "@/lib/core/usage";
import { priceUsage } from "@/lib/domain/catalog";
import type { CallRecord } from "../callers/call-log";
import type { Outage } from "../cluster/outage";
import { RATES } from "../fleet/fleet";
import type { UpstreamRecord } from "../upstream/books";
import type { Books, EventRow } from "./books";
import { type Figure, info, mustBeNone, mustBeZero } from "./figures";
import { type Matched, matchBooks, type Pair } from "./match";

function priceOf(input: number, output: number): number {
  return priceUsage(RATES, { ...NO_USAGE, input, output });
}

/** Not estimated: the provider's own figures, for an answer that it gave to its end. */
function isExact({ event, record }: Pair): boolean {
  return event.usageSource === "provider" && record.how === "whole";
}

function differences(pairs: readonly Pair[]): { tokens: number; nanos: number } {
  let tokens = 0;
  let nanos = 0;
  for (const { event, record } of pairs) {
    tokens += Math.abs(event.inputTokens - record.promptTokens);
    tokens += Math.abs(event.outputTokens - record.outputTokens);
    nanos += Math.abs(event.costNanos - priceOf(record.promptTokens, record.outputTokens));
  }
  return { tokens, nanos };
}

/** What a stream that somebody left or that was cut was billed above what the upstream had generated. */
function billedBeyond(pairs: readonly Pair[]): Pair[] {
  return pairs.filter(({ event, record }) => {
    return record.how !== "failed" && event.outputTokens > record.outputTokens;
  });
}

/** A busy gateway may be killed before it has read what was sent to it so long ago. */
const READ_MS_MAX = 2_000;

/** A call that is booked by estimate was under way when its gateway went, or was left, or cut by the upstream. */
function isExplained(
  event: EventRow,
  call: CallRecord,
  record: UpstreamRecord | undefined,
  outages: readonly Outage[],
): boolean {
  const untilMs = Math.max(call.endedMs, record?.endedMs ?? 0) + READ_MS_MAX;
  const gone = outages.some(
    ({ what, index, fromMs }) =>
      what === "gateway" && index === call.gateway && fromMs >= call.sentMs && fromMs <= untilMs,
  );
  return gone || (event.outcome !== "recovered" && (call.leftMs !== null || record?.how === "cut"));
}

function auditEstimates({ calls, events, outages }: Books, { pairs }: Matched): Figure[] {
  const estimated = events.filter((event) => event.usageSource === "estimated");
  const callOf = new Map(calls.map((call) => [call.n, call]));
  const recordOf = new Map(pairs.map(({ event, record }) => [event, record]));
  const unexplained = estimated.filter(
    (event) => !isExplained(event, callOf.get(event.call)!, recordOf.get(event), outages),
  );
  const recovered = estimated.filter((event) => event.outcome === "recovered").length;
  return [
    info("estimated: under way when their gateway was killed", recovered),
    info("estimated: left by the caller or cut by the upstream", estimated.length - recovered),
    mustBeNone("estimated without such a cause", unexplained),
  ];
}

/** Our books beside the upstream's. */
export function auditUsage(books: Books): Figure[] {
  const matched = matchBooks(books.upstream, books.events);
  const exact = matched.pairs.filter(isExact);
  const { tokens, nanos } = differences(exact);
  const failed = matched.pairs.filter(
    ({ event, record }) => record.how === "failed" && event.outcome !== "recovered",
  );
  const inexact = matched.pairs.filter((pair) => pair.event.outcome !== "recovered" && !isExact(pair));
  return [
    info("requests in the upstream's books", books.upstream.length),
    mustBeNone("lost: in the upstream's books, not in ours", matched.lost),
    mustBeNone("doubled", matched.doubled),
    info("compared to the token", exact.length),
    mustBeZero("  tokens different", tokens),
    mustBeZero("  nano-dollars different", nanos),
    mustBeNone(
      "billed though the upstream failed",
      failed.filter(({ event }) => event.costNanos > 0),
    ),
    mustBeNone("billed beyond what was generated", billedBeyond(inexact)),
    mustBeZero("quarantined", books.events.filter((event) => event.quarantined).length),
    ...auditEstimates(books, matched),
    mustBeNone(
      "billed, never reached the upstream",
      matched.unseen.filter((event) => event.costNanos > 0),
    ),
  ];
}
