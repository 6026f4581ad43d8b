import { beforeEach, describe, expect, it } from "vitest";
import type { BaseCtx } from "@/lib/access";
import { newId } from "@/lib/core/ids";
import { HOUR_MS, now } from "@/lib/core/time";
import { NO_USAGE } from "@/lib/core/usage";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { seedCatalog } from "../../catalog";
import { grantCredit } from "../../ledger";
import { readCredits } from "../../limits";
import { createTestTenant } from "../../projects/testing";
import {
  getCall,
  getUsageSummary,
  ingestSettledCalls,
  listQuarantine,
  rebuildRollups,
  resolveQuarantined,
  type SettledCall,
} from "..";
import { settledCall } from "../testing";

useTestDatabase();

const RAW = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 3 };
const NANOS_PER_INPUT = 2;
let tenant: Awaited<ReturnType<typeof createTestTenant>>;
let operator: BaseCtx;
let priceId: string;

beforeEach(async () => {
  await seedCatalog();
  tenant = await createTestTenant();
  operator = {
    actor: { type: "user", userId: tenant.userId, role: "owner", isOperator: true },
    now: now(),
    requestId: newId("request"),
  };
  await grantCredit(operator, { tenantId: tenant.orgId, amountUsd: 1_000_000_000n, memo: "" });
  const model = await db().model.findFirstOrThrow();
  priceId = newId("price");
  await db().price.create({
    data: {
      id: priceId,
      modelId: model.id,
      effectiveFrom: new Date(Date.now() + Math.random() * HOUR_MS * 1_000),
      rates: {
        input: NANOS_PER_INPUT * 1e6,
        output: 0,
        serviceTiers: { flex: { input: 1e6, output: 0 } },
      },
      createdById: "usr_1",
    },
  });
});

async function setApart(over: Partial<SettledCall> = {}): Promise<SettledCall> {
  const call = settledCall(tenant, {
    usage: { ...NO_USAGE },
    costNanos: 0,
    quarantined: true,
    priceId,
    upstreamRequestId: "chatcmpl-7",
    reported: { problem: "total", raw: RAW, counted: { ...NO_USAGE, input: 100, output: 4 } },
    ...over,
  });
  await ingestSettledCalls(pool(), "gwi_test", [call]);
  return call;
}

const idOf = (call: SettledCall) => `${call.requestId}.1`;
const resolve = (call: SettledCall, over: Partial<Parameters<typeof resolveQuarantined>[1]> = {}) =>
  resolveQuarantined(operator, { entryId: idOf(call), decision: "bill_counted", note: "", ...over });

async function books() {
  const { rows } = await pool().query<{ charged: bigint; transfers: bigint }>(
    `SELECT COALESCE(sum(amount_nanos), 0)::bigint AS charged, count(*) AS transfers FROM ledger_transfer
     WHERE org_id = $1 AND kind = 'usage'`,
    [tenant.orgId],
  );
  const credit = (await readCredits(db(), [tenant.orgId])).get(tenant.orgId)!;
  return { ...rows[0]!, left: credit.availableNanos };
}

const auditOf = () =>
  db().auditEvent.findMany({ where: { orgId: tenant.orgId, action: { startsWith: "quarantine." } } });

describe("a call whose figures are impossible", () => {
  it("waits for the operator with what the provider said, what is wrong and the ids of both sides", async () => {
    const call = await setApart();
    await ingestSettledCalls(pool(), "gwi_other", [call]);
    const { items, openCount } = await listQuarantine(operator, { state: "open", limit: 200 });
    const mine = items.filter((item) => item.orgId === tenant.orgId);
    expect(mine).toHaveLength(1);
    expect(mine[0]).toMatchObject({
      id: idOf(call),
      upstreamRequestId: "chatcmpl-7",
      model: call.model,
      problem: "The total is not the sum of input and output.",
      reported: RAW,
      counted: { input: 100, output: 4 },
      countedCostNanos: 200n,
      resolution: null,
    });
    expect(openCount).toBeGreaterThanOrEqual(1n);
    expect(await books()).toEqual({ charged: 0n, transfers: 0n, left: 1_000_000_000n });
  });

  it("is listed page by page without a gap, newest first, and not to tenants", async () => {
    const calls = [];
    for (let i = 0; i < 5; i++) calls.push(await setApart());
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listQuarantine(operator, { state: "open", limit: 2, cursor });
      seen.push(...page.items.map((item) => item.requestId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual([...seen].sort().reverse());
    for (const { requestId } of calls) expect(seen.filter((id) => id === requestId)).toHaveLength(1);
    await expect(listQuarantine(tenant.ctx, { state: "open", limit: 1 })).rejects.toMatchObject({
      status: 403,
    });
    await expect(
      resolveQuarantined(tenant.ctx, { entryId: idOf(calls[0]!), decision: "dismiss", note: "" }),
    ).rejects.toMatchObject({ status: 403 });
  });

  it("is billed at the counted tokens by a further event and transfer; its own event stays as it is", async () => {
    const call = await setApart();
    const entry = await resolve(call, { note: "As counted" });
    expect(entry).toMatchObject({ resolution: "billed", billedNanos: 200n, note: "As counted" });
    expect(await books()).toEqual({ charged: 200n, transfers: 1n, left: 1_000_000_000n - 200n });
    const { attempts } = await getCall(tenant.ctx, { requestId: call.requestId });
    expect(attempts).toMatchObject([
      { attempt: 1, quarantined: true, costNanos: 0n, inputTokens: 0 },
      { attempt: 1_001, outcome: "corrected", costNanos: 200n, inputTokens: 100, usageSource: "counted" },
    ]);
    expect(attempts[1]!.lines.map((line) => line.amountNanos)).toEqual(["200", "0"]);
    expect(await auditOf()).toMatchObject([
      { action: "quarantine.bill", targetId: call.requestId, data: { costNanos: "200", note: "As counted" } },
    ]);
  });

  it("is billed at the operator's figures, in the tier that served it", async () => {
    const call = await setApart({ circumstances: { serviceTier: "flex" } });
    const entry = await resolve(call, { decision: "bill_usage", usage: { input: 7_000, cachedInput: 1 } });
    expect(entry.billedNanos).toBe(7_001n);
    expect(await auditOf()).toMatchObject([{ data: { usage: { input: 7_000, cachedInput: 1 } } }]);
  });

  it("counts once as a call, and its corrected tokens and cost are in the sums", async () => {
    const call = await setApart();
    await resolve(call);
    const range = { from: new Date(call.startedAtMs - HOUR_MS), to: new Date(call.startedAtMs + HOUR_MS) };
    const { current } = await getUsageSummary(tenant.ctx, { ...range, filter: [] });
    expect(current).toMatchObject({ calls: 1n, inputTokens: 100n, outputTokens: 4n, costNanos: 200n });
    expect(await rebuildRollups(pool(), tenant.orgId, range.from, range.to)).toBe(0);
  });

  it("is decided once, also when two operators decide at the same moment", async () => {
    const call = await setApart();
    const answers = await Promise.allSettled([
      resolve(call),
      resolve(call),
      resolve(call, { decision: "dismiss" }),
      resolve(call, { decision: "bill_usage", usage: { input: 1 } }),
    ]);
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === "rejected") expect(answer.reason).toMatchObject({ status: 409 });
    }
    expect(await auditOf()).toHaveLength(1);
    expect((await books()).transfers).toBeLessThanOrEqual(1n);
  });

  it("that is dismissed costs nothing and leaves the open ones", async () => {
    const call = await setApart();
    await resolve(call, { decision: "dismiss" });
    expect(await books()).toMatchObject({ charged: 0n, transfers: 0n });
    const open = await listQuarantine(operator, { state: "open", limit: 200 });
    expect(open.items.map((item) => item.requestId)).not.toContain(call.requestId);
    const { items } = await listQuarantine(operator, { state: "resolved", limit: 200 });
    expect(items.find((item) => item.requestId === call.requestId)).toMatchObject({
      resolution: "dismissed",
      resolvedByName: "Ada",
      billedNanos: null,
    });
  });

  it("cannot be billed at counts that there are none of, nor without a price; and an unknown one is 404", async () => {
    const uncounted = await setApart({ reported: { problem: "input", raw: null, counted: null } });
    await expect(resolve(uncounted)).rejects.toMatchObject({ status: 400 });
    const unpriced = await setApart({ priceId: null });
    await expect(resolve(unpriced)).rejects.toMatchObject({ status: 409 });
    await expect(resolve(settledCall(tenant))).rejects.toMatchObject({ status: 404 });
    await expect(resolve(uncounted, { entryId: "req_nothing.1" })).rejects.toMatchObject({ status: 404 });
    expect(await auditOf()).toEqual([]);
  });
});
