import { rmSync } from "node:fs";
import { NO_USAGE, type UsageVector } from "@/lib/core/usage";
import type { SettledCall } from "@/lib/domain/metering";
import { decodeSettled, type IntentRecord } from "../journal/call-records";
import { listSegmentPaths, readSegment } from "../journal/read-journal";
import type { MoneyOptions } from "../seam";
import type { IntentKey, ProgressRecord } from "./open-intents";
import { type Sender, sendBatch } from "./send-batch";

const BATCH_CALLS_MAX = 1_000;

export type Recovered = { shipped: number; recovered: number; corruptBytes: number };

type Orphan = IntentRecord & { outputTokens: number; lastSeenMs: number };

type Counting = Pick<MoneyOptions, "price" | "countInput">;

/**
 * Books what an earlier life left in its journal: settled calls as they are, and calls that were under way upstream as `recovered`,
 * with the input counted and the output as far as it was noted,
 * or, of what is not told by the token, as it was asked for. Booking is idempotent, so a crash in the middle of this costs nothing.
 */
export async function recoverJournal(folder: string, sender: Sender, counting: Counting): Promise<Recovered> {
  const open = new Map<string, Orphan>();
  const paths = listSegmentPaths(folder);
  const result: Recovered = { shipped: 0, recovered: 0, corruptBytes: 0 };
  for (const path of paths) {
    const settled: SettledCall[] = [];
    result.corruptBytes += readSegment(path, ({ type, json }) => {
      if (type === "S") settled.push(endOrphan(open, decodeSettled(json)));
      else if (type === "X") open.delete(keyOf(...(JSON.parse(json) as IntentKey)));
      else if (type === "I") addOrphan(open, JSON.parse(json) as IntentRecord);
      else noteProgress(open, JSON.parse(json) as ProgressRecord);
    });
    await sendAll(sender, settled);
    result.shipped += settled.length;
  }
  const orphans: SettledCall[] = [];
  for (const orphan of open.values())
    orphans.push(toRecovered(orphan, await usageOf(orphan, counting), counting));
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
  const key = keyOf(requestId, attempt);
  // An intent that was carried into a later segment is the same call: what was noted of it stays.
  if (!open.has(key)) open.set(key, { ...record, outputTokens: 0, lastSeenMs: startedAtMs });
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

async function usageOf(
  { call, prompt, outputTokens }: Orphan,
  { countInput }: Counting,
): Promise<UsageVector> {
  const { tokenizer, inputTokensEstimate, asked } = call;
  const counted = prompt === null ? null : await countInput?.(tokenizer, prompt).catch(() => null);
  return { ...NO_USAGE, input: counted ?? inputTokensEstimate, output: outputTokens, ...asked?.usage };
}

function toRecovered(
  { call, windows, lastSeenMs }: Orphan,
  usage: UsageVector,
  { price }: Counting,
): SettledCall {
  const { rates, inputTokensEstimate: _, tokenizer: __, asked, ...identity } = call;
  const circumstances = asked?.imageOf ? { imageOf: asked.imageOf } : null;
  const costNanos = Number(price(rates, usage, { ...circumstances, atMs: call.startedAtMs }));
  return {
    ...identity,
    status: 500,
    outcome: "recovered",
    errorCode: "gateway_restarted",
    usage,
    usageSource: "estimated",
    quarantined: false,
    costNanos,
    circumstances,
    ttftMs: null,
    latencyMs: Math.max(0, lastSeenMs - call.startedAtMs),
    overheadUs: 0,
    upstreamRequestId: null,
    settledAtMs: lastSeenMs,
    charges: windows.map(([budgetId, windowStartMs]) => [budgetId, windowStartMs, costNanos]),
  };
}
