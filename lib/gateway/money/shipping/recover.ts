import { rmSync } from "node:fs";
import { NO_USAGE } from "@/lib/core/usage";
import type { SettledCall } from "@/lib/domain/metering";
import type { IntentRecord } from "../journal/call-records";
import { listSegmentPaths, readSegment } from "../journal/read-journal";
import type { CallIntent, MoneyOptions } from "../seam";
import type { IntentKey, ProgressRecord } from "./open-intents";
import { type Sender, sendBatch } from "./send-batch";

const BATCH_CALLS_MAX = 1_000;

export type Recovered = { shipped: number; recovered: number; corruptBytes: number };

type Orphan = IntentRecord & { outputTokens: number; lastSeenMs: number };

/**
 * Books what an earlier life left in its journal: settled calls as they are, and calls that were under way as `recovered`, with
 * the input estimated and the output that was counted. Booking is idempotent, so a crash in the middle of this costs nothing.
 */
export async function recoverJournal(
  folder: string,
  sender: Sender,
  price: MoneyOptions["price"],
): Promise<Recovered> {
  const open = new Map<string, Orphan>();
  const paths = listSegmentPaths(folder);
  const result: Recovered = { shipped: 0, recovered: 0, corruptBytes: 0 };
  for (const path of paths) {
    const settled: SettledCall[] = [];
    result.corruptBytes += readSegment(path, ({ type, json }) => {
      if (type === "S") settled.push(endOrphan(open, JSON.parse(json) as SettledCall));
      else if (type === "X") open.delete(keyOf(...(JSON.parse(json) as IntentKey)));
      else if (type === "I") addOrphan(open, JSON.parse(json) as IntentRecord);
      else noteProgress(open, JSON.parse(json) as ProgressRecord);
    });
    await sendAll(sender, settled);
    result.shipped += settled.length;
  }
  const orphans = [...open.values()].map((orphan) => toRecovered(orphan, price));
  await sendAll(sender, orphans);
  result.recovered = orphans.length;
  for (const path of paths) rmSync(path, { force: true });
  return result;
}

async function sendAll(sender: Sender, calls: SettledCall[]): Promise<void> {
  for (let at = 0; at < calls.length; at += BATCH_CALLS_MAX) {
    await sendBatch(sender, calls.slice(at, at + BATCH_CALLS_MAX));
  }
}

function keyOf(requestId: string, attempt: number): string {
  return `${requestId}/${attempt}`;
}

function addOrphan(open: Map<string, Orphan>, record: IntentRecord): void {
  const { requestId, attempt, startedAtMs } = record.call;
  open.set(keyOf(requestId, attempt), { ...record, outputTokens: 0, lastSeenMs: startedAtMs });
}

function endOrphan(open: Map<string, Orphan>, call: SettledCall): SettledCall {
  open.delete(keyOf(call.requestId, call.attempt));
  return call;
}

function noteProgress(
  open: Map<string, Orphan>,
  [requestId, attempt, outputTokens, atMs]: ProgressRecord,
): void {
  const orphan = open.get(keyOf(requestId, attempt));
  if (orphan) Object.assign(orphan, { outputTokens, lastSeenMs: atMs });
}

function toRecovered(
  { call, windows, outputTokens, lastSeenMs }: Orphan,
  price: MoneyOptions["price"],
): SettledCall {
  const { rates, inputTokensEstimate, priceId, ...identity } = call as CallIntent;
  const usage = { ...NO_USAGE, input: inputTokensEstimate, output: outputTokens };
  const costNanos = Number(price(rates, usage));
  return {
    ...identity,
    priceId,
    status: 500,
    outcome: "recovered",
    errorCode: "gateway_restarted",
    usage,
    usageSource: "estimated",
    quarantined: false,
    costNanos,
    ttftMs: null,
    latencyMs: Math.max(0, lastSeenMs - call.startedAtMs),
    overheadUs: 0,
    upstreamRequestId: null,
    settledAtMs: lastSeenMs,
    charges: windows.map(([budgetId, windowStartMs]) => [budgetId, windowStartMs, costNanos]),
  };
}
