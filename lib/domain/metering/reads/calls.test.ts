import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/access";
import { newId } from "@/lib/core/ids";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { NO_USAGE } from "@/lib/core/usage";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { priceUsage, seedCatalog } from "../../catalog";
import { asRole, createTestTenant } from "../../projects/testing";
import { getCall, ingestSettledCalls, listCalls } from "..";
import type { SettledCall } from "../ingest/settled-call";
import { settledCall } from "../testing";

useTestDatabase();
let ctx: Ctx;
let stranger: Ctx;
let tenant: { orgId: string; projectId: string };
beforeAll(async () => {
  const made = await createTestTenant();
  tenant = made;
  ctx = made.ctx;
  stranger = (await createTestTenant()).ctx;
  await seedCatalog();
});

const ingest = (calls: SettledCall[]) => ingestSettledCalls(pool(), "gwi_test", calls);

describe("the list of calls", () => {
  it("goes page by page without a gap or a repeat, newest first, also over calls of the same millisecond", async () => {
    const own = await createTestTenant();
    const at = own.ctx.now.getTime() - HOUR_MS;
    const calls = Array.from({ length: 25 }, (_, i) =>
      settledCall(own, { startedAtMs: at + Math.floor(i / 5) }),
    );
    calls.push({ ...calls[0]!, attempt: 2 });
    await ingest(calls);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listCalls(own.ctx, { limit: 4, cursor });
      seen.push(...page.items.map((call) => `${call.requestId}.${call.attempt}`));
      cursor = page.nextCursor ?? undefined;
      await ingest([settledCall(own)]);
    } while (cursor);
    const expected = calls
      .map((call) => `${call.requestId}.${call.attempt}`)
      .sort((a, b) => (a < b ? 1 : -1));
    expect(seen).toEqual(expected);
  });

  it("narrows by key, model and outcome, and names project and key", async () => {
    const key = {
      id: newId("key"),
      orgId: tenant.orgId,
      projectId: tenant.projectId,
      name: "CI",
      label: "tp_live_x",
    };
    await db().apiKey.create({ data: { ...key, createdById: "usr_1" } });
    await ingest([
      settledCall({ ...tenant, keyId: key.id }, { outcome: "error", status: 502, model: "test/a" }),
      settledCall({ ...tenant, keyId: key.id }, { model: "test/b" }),
      settledCall(tenant),
    ]);
    const ofKey = await listCalls(ctx, { limit: 10, filter: [{ dimension: "key", values: [key.id] }] });
    expect(ofKey.items).toHaveLength(2);
    expect(ofKey.items[0]).toMatchObject({
      keyName: "CI",
      projectName: "Default",
      inputTokens: 10,
      outputTokens: 5,
    });
    expect(
      (await listCalls(ctx, { limit: 10, filter: [{ dimension: "status", values: ["error"] }] })).items,
    ).toMatchObject([{ model: "test/a", status: 502 }]);
    expect(
      (await listCalls(ctx, { limit: 10, filter: [{ dimension: "model", values: ["test/b"] }] })).items,
    ).toHaveLength(1);
  });

  it("is not for the billing role, and shows nothing of another tenant's", async () => {
    await expect(listCalls(asRole(ctx, "billing"), { limit: 1 })).rejects.toMatchObject({ status: 403 });
    expect((await listCalls(stranger, { limit: 10 })).items).toEqual([]);
  });
});

describe("one call", () => {
  it("shows the terms of its cost, whose exact sum rounded once is what was billed", async () => {
    const model = await db().model.findUniqueOrThrow({
      where: { slug: "sandbox/reasoner" },
      include: { prices: true },
    });
    const price = model.prices[0]!;
    const usage = { ...NO_USAGE, input: 1_003, cachedInput: 7, output: 11, reasoning: 13 };
    const costNanos = priceUsage(price.rates as never, usage);
    const call = settledCall(tenant, { model: model.slug, usage, costNanos, priceId: price.id });
    await ingest([call]);
    const found = await getCall(ctx, { requestId: call.requestId });
    expect(found.attempts).toHaveLength(1);
    const { lines, price: shown } = found.attempts[0]!;
    expect(shown).toMatchObject({ id: price.id, rates: { input: 1_100_000_000 } });
    expect(lines.map((line) => [line.class, line.units, line.amountNanos])).toEqual([
      ["input", 1_003, "1103300"],
      ["cachedInput", 7, "1925"],
      ["output", 11, "48400"],
      ["reasoning", 13, "57200"],
    ]);
    expect(found.costNanos).toBe(BigInt(costNanos));
    expect(found.attempts[0]!.transferId).toMatch(/^trf_/);
  });

  it("that failed over shows every attempt, and on top the last", async () => {
    const first = settledCall(tenant, {
      outcome: "error",
      status: 500,
      costNanos: 0,
      startedAtMs: Date.now() - MINUTE_MS,
    });
    await ingest([first, { ...first, attempt: 2, outcome: "ok", status: 200, costNanos: 5 }]);
    const found = await getCall(ctx, { requestId: first.requestId });
    expect(found.attempts.map((attempt) => attempt.status)).toEqual([500, 200]);
    expect(found).toMatchObject({ attempt: 2, outcome: "ok" });
  });

  it("of another tenant is the same 404 as none", async () => {
    const call = settledCall(tenant);
    await ingest([call]);
    for (const requestId of [call.requestId, newId("request")])
      await expect(getCall(stranger, { requestId })).rejects.toMatchObject({
        status: 404,
        message: "No such call.",
      });
  });
});
