import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import { type resolveQuarantineEndpoint, toUsageVector } from "@/lib/contract/quarantine";
import { AppError, notFound } from "@/lib/core/errors";
import { NO_USAGE, type UsageVector } from "@/lib/core/usage";
import { inPoolTransaction, type PoolClient, pool } from "@/lib/db";
import { recordAuditOn } from "../../audit";
import { bookEvent } from "../ingest/ingest-settled-calls";
import type { SettledCall } from "../ingest/settled-call";
import { CORRECTION_ATTEMPTS, ENTRY_SELECT, type EntryRow, entryCost, toEntry } from "./entry-rows";

type Input = InputOf<typeof resolveQuarantineEndpoint>;

/**
 * Decides once what a quarantined call costs. A bill is a further event of the request with a transfer of its own: the event of
 * the call stays as it is. 409 when it is decided already.
 */
export async function resolveQuarantined(ctx: BaseCtx, input: Input) {
  requireOperator(ctx);
  const key = toKey(input.entryId);
  return inPoolTransaction(pool(), async (client) => {
    const row = await lockOpen(client, key);
    const usage = usageToBill(row, input);
    const costNanos = usage && costToBill(row, usage);
    if (usage !== null && costNanos !== null) await bill(client, ctx, row, { usage, costNanos, input });
    const resolution = usage ? "billed" : "dismissed";
    await client.query(
      `UPDATE usage_quarantine SET resolution = $3, resolved_at = $4, resolved_by_id = $5, note = $6
       WHERE request_id = $1 AND attempt = $2`,
      [...key, resolution, ctx.now, ctx.actor.userId, input.note],
    );
    await recordAuditOn(
      client,
      { ...ctx, orgId: row.orgId },
      {
        action: usage ? "quarantine.bill" : "quarantine.dismiss",
        targetType: "call",
        targetId: row.requestId,
        data: {
          attempt: row.attempt,
          model: row.model,
          decision: input.decision,
          note: input.note,
          ...(usage && { usage: usedParts(usage), costNanos: String(costNanos) }),
        },
      },
    );
    return toEntry(await readEntry(client, key));
  });
}

type Key = [requestId: string, attempt: number];

function toKey(entryId: string): Key {
  const match = /^(req_[0-9A-Z]{26})\.(\d{1,4})$/.exec(entryId);
  if (!match) throw notFound("quarantined call");
  return [match[1]!, Number(match[2])];
}

async function readEntry(client: PoolClient, key: Key): Promise<EntryRow> {
  const { rows } = await client.query<EntryRow>(
    `${ENTRY_SELECT} WHERE q.request_id = $1 AND q.attempt = $2`,
    key,
  );
  if (!rows[0]) throw notFound("quarantined call");
  return rows[0];
}

async function lockOpen(client: PoolClient, key: Key): Promise<EntryRow> {
  await client.query("SELECT 1 FROM usage_quarantine WHERE request_id = $1 AND attempt = $2 FOR UPDATE", key);
  const row = await readEntry(client, key);
  if (row.resolution) throw new AppError("conflict", `This call is ${row.resolution} already.`);
  return row;
}

function usageToBill(row: EntryRow, { decision, usage }: Input): UsageVector | null {
  if (decision === "dismiss") return null;
  if (decision === "bill_usage") return toUsageVector(usage!);
  if (row.counted) return { ...NO_USAGE, ...row.counted };
  throw new AppError("invalid_request", "Nothing could be counted of this call: give the figures.", {
    param: "decision",
  });
}

function costToBill(row: EntryRow, usage: UsageVector): number {
  const cost = entryCost(row, usage);
  if (cost !== null) return cost;
  throw new AppError("conflict", "The call had no price, so that it can only be dismissed.");
}

function usedParts(usage: UsageVector): Record<string, number> {
  return Object.fromEntries(Object.entries(usage).filter(([, units]) => units > 0));
}

type Bill = { usage: UsageVector; costNanos: number; input: Input };

async function bill(client: PoolClient, ctx: BaseCtx, row: EntryRow, { usage, costNanos, input }: Bill) {
  const { rows } = await client.query<CallColumns>(CALL, [
    row.orgId,
    row.startedAt,
    row.requestId,
    row.attempt,
  ]);
  const correction: SettledCall = {
    ...rows[0]!,
    requestId: row.requestId,
    attempt: row.attempt + CORRECTION_ATTEMPTS,
    orgId: row.orgId,
    model: row.model,
    upstreamModel: row.upstreamModel,
    providerId: row.providerId,
    endpoint: row.endpoint,
    upstreamRequestId: row.upstreamRequestId,
    startedAtMs: row.startedAt.getTime(),
    outcome: "corrected",
    errorCode: null,
    usage,
    usageSource: input.decision === "bill_counted" ? "counted" : "operator",
    quarantined: false,
    circumstances: row.circumstances && { ...row.circumstances, billed: null },
    costNanos,
    ttftMs: null,
    latencyMs: 0,
    overheadUs: 0,
    settledAtMs: ctx.now.getTime(),
    charges: [],
  };
  if (!(await bookEvent(client, correction))) throw new AppError("conflict", "This call is billed already.");
}

type CallColumns = Pick<
  SettledCall,
  "projectId" | "keyId" | "region" | "stream" | "status" | "priceId" | "endUser" | "conversation" | "tags"
>;

const CALL = `
  SELECT project_id AS "projectId", key_id AS "keyId", region, stream, status, price_id AS "priceId", end_user AS "endUser",
    conversation, tags
  FROM usage_event WHERE org_id = $1 AND started_at = $2 AND request_id = $3 AND attempt = $4`;
