import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { exportCallsEndpoint, listCallsEndpoint } from "@/lib/contract/calls";
import { usdFromNanos } from "@/lib/core/money";
import { HOUR_MS } from "@/lib/core/time";
import { NO_USAGE } from "@/lib/core/usage";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createTestTenant } from "../../projects/testing";
import { exportCalls, ingestSettledCalls, listCalls, listCallValues } from "..";
import type { SettledCall } from "../ingest/settled-call";
import { settledCall } from "../testing";

useTestDatabase();
type Tenant = Awaited<ReturnType<typeof createTestTenant>>;
let tenant: Tenant;
let calls: SettledCall[];
const COUNT = 160;
/** Spread so that no two fields go together. */
const of = <T>(values: readonly T[], i: number, step: number) =>
  values[Math.floor(i / step) % values.length]!;

function mixedCall(i: number): SettledCall {
  const outcome = of(["ok", "ok", "error", "cut", "aborted"] as const, i, 1);
  return settledCall(
    { ...tenant, keyId: of(["key_a", "key_b", "key_c"], i, 2) },
    {
      startedAtMs: tenant.ctx.now.getTime() - HOUR_MS + Math.floor(i / 3),
      model: of(["test/a", "test/b"], i, 3),
      providerId: of(["prv_1", "prv_2"], i, 5),
      region: of([null, "eu", "us"], i, 1),
      endpoint: of(["chat.completions", "embeddings"], i, 7),
      stream: of([true, false], i, 4),
      status: outcome === "error" ? of([429, 502], i, 5) : 200,
      outcome,
      errorCode: outcome === "error" ? "upstream_error" : null,
      endUser: of([null, "ann", "bob: the second"], i, 2),
      conversation: of([null, "c-1"], i, 3),
      tags: of<SettledCall["tags"]>([null, { feature: "chat", batch: "b-1" }, { feature: "a:b" }], i, 1),
      usage: { ...NO_USAGE, input: i, output: i % 11, reasoning: i % 3 },
      usageSource: of(["provider", "counted"] as const, i, 6),
      quarantined: i % 13 === 0,
      costNanos: i % 13 === 0 ? 0 : (i % 17) * 1_000_000,
      priceId: of([null, "prc_1"], i, 2),
      ttftMs: of([null, 5, 40], i, 1),
      latencyMs: 10 + (i % 29),
      upstreamRequestId: `up_${i % 50}`,
    },
  );
}

beforeAll(async () => {
  tenant = await createTestTenant();
  calls = Array.from({ length: COUNT }, (_, i) => mixedCall(i));
  await ingestSettledCalls(pool(), "gwi_test", calls);
});

const input = (call: SettledCall) => call.usage.input;
const output = (call: SettledCall) => call.usage.output + call.usage.reasoning;
const READ: Record<string, (call: SettledCall) => string | null | undefined> = {
  project: (call) => call.projectId,
  key: (call) => call.keyId,
  model: (call) => call.model,
  provider: (call) => call.providerId,
  user: (call) => call.endUser,
  conversation: (call) => call.conversation,
  batch: (call) => call.tags?.batch,
  endpoint: (call) => call.endpoint,
  status: (call) => call.outcome,
  "tag:feature": (call) => call.tags?.feature,
  upstream: (call) => call.upstreamRequestId,
  http: (call) => String(call.status),
  error: (call) => call.errorCode,
  stream: (call) => String(call.stream),
  region: (call) => call.region,
  source: (call) => call.usageSource,
  quarantined: (call) => String(call.quarantined),
  price: (call) => call.priceId,
};
const MEASURES: [string, (call: SettledCall) => number | null, (value: number) => string][] = [
  ["cost", (call) => call.costNanos, (value) => usdFromNanos(BigInt(value))],
  ["latencyMs", (call) => call.latencyMs, String],
  ["ttftMs", (call) => call.ttftMs, String],
  ["inputTokens", input, String],
  ["outputTokens", output, String],
];

type Ask = { texts: string[]; bounds: { measure: number; min?: number; max?: number }[] };

/** Filters and bounds that real calls have, and now and then one that none has. */
const asks: fc.Arbitrary<Ask> = fc.record({
  texts: fc.array(
    fc
      .tuple(fc.constantFrom(...Object.keys(READ)), fc.nat({ max: COUNT - 1 }), fc.boolean())
      .map(([field, at, isOther]) => {
        const value = READ[field]!(calls[at]!) ?? "";
        const isFree = !["http", "stream", "quarantined"].includes(field);
        return `${field}:${isOther && isFree && at % 5 === 0 ? "nobody" : value}`;
      }),
    { maxLength: 4 },
  ),
  bounds: fc.array(
    fc.record(
      { measure: fc.nat({ max: 4 }), min: fc.nat({ max: 60 }), max: fc.nat({ max: 160 }) },
      { requiredKeys: ["measure"] },
    ),
    { maxLength: 1 },
  ),
});

const unit = (measure: number) => (measure === 0 ? 100_000 : 1);

function queryOf({ texts, bounds }: Ask) {
  const query: Record<string, unknown> = { filter: texts, limit: "200" };
  for (const { measure, min, max } of bounds) {
    const [name, , write] = MEASURES[measure]!;
    if (min !== undefined) query[`${name}Min`] = write(min * unit(measure));
    if (max !== undefined) query[`${name}Max`] = write(max * unit(measure));
  }
  return listCallsEndpoint.query.parse(query);
}

function matches(call: SettledCall, { texts, bounds }: Ask): boolean {
  const byField = new Map<string, string[]>();
  for (const text of texts) {
    const at = text.indexOf(":", text.startsWith("tag:") ? 4 : 0);
    byField.set(text.slice(0, at), [...(byField.get(text.slice(0, at)) ?? []), text.slice(at + 1)]);
  }
  const isIn = [...byField].every(([field, values]) => values.includes(READ[field]!(call) ?? ""));
  return (
    isIn &&
    bounds.every(({ measure, min, max }) => {
      const value = MEASURES[measure]![1](call);
      if (min === undefined && max === undefined) return true;
      if (value === null) return false;
      return value >= (min ?? 0) * unit(measure) && value <= (max ?? Number.MAX_SAFE_INTEGER) * unit(measure);
    })
  );
}

const idsOf = (rows: { requestId: string }[]) => rows.map((row) => row.requestId).sort();

describe("the search of calls", () => {
  it("by every field and bound, in any company, finds what looking at each call finds", async () => {
    await fc.assert(
      fc.asyncProperty(asks, async (ask) => {
        const { items } = await listCalls(tenant.ctx, queryOf(ask));
        expect(idsOf(items)).toEqual(idsOf(calls.filter((call) => matches(call, ask))));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it("finds a call by its id, by the header it came in, and by the id of the answer", async () => {
    const { requestId } = calls[77]!;
    const pasted = [requestId, `x-request-id: ${requestId}`, `chatcmpl-${requestId.slice(4)}`];
    for (const text of pasted) {
      const query = listCallsEndpoint.query.parse({ filter: `request:${text}` });
      expect((await listCalls(tenant.ctx, query)).items).toMatchObject([{ requestId }]);
    }
    expect(listCallsEndpoint.query.safeParse({ filter: "request:abc" }).success).toBe(false);
    expect(listCallsEndpoint.query.safeParse({ filter: "http:abc" }).success).toBe(false);
  });

  it("sorted by cost or latency pages through all of it in order, also while calls land", async () => {
    for (const [sort, measure] of [
      ["cost", (call: SettledCall) => call.costNanos],
      ["latency", (call: SettledCall) => call.latencyMs],
    ] as const) {
      const own = await createTestTenant();
      const mine = calls.map((call, i) => ({
        ...settledCall(own, { startedAtMs: call.startedAtMs }),
        costNanos: call.costNanos,
        latencyMs: call.latencyMs,
        attempt: 1 + (i % 2),
      }));
      await ingestSettledCalls(pool(), "gwi_test", mine);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listCalls(own.ctx, { limit: 33, sort, cursor });
        seen.push(...page.items.map((row) => row.requestId));
        cursor = page.nextCursor ?? undefined;
        await ingestSettledCalls(pool(), "gwi_test", [
          settledCall(own, { costNanos: 999_000_000, latencyMs: 9_999 }),
        ]);
      } while (cursor);
      const expected = [...mine].sort(
        (a, b) => measure(b) - measure(a) || (a.requestId < b.requestId ? 1 : -1),
      );
      expect(seen).toEqual(expected.map((call) => call.requestId));
    }
    const wide = {
      limit: 5,
      sort: "cost",
      from: new Date(tenant.ctx.now.getTime() - 40 * 24 * HOUR_MS),
    } as const;
    await expect(listCalls(tenant.ctx, wide)).rejects.toMatchObject({
      status: 400,
      details: { param: "from" },
    });
  });

  it("suggests the values of a field among the latest calls, most frequent first, and the names of tags", async () => {
    const values = await listCallValues(tenant.ctx, { field: "key" });
    expect(values.items.map(({ value }) => value).sort()).toEqual(["key_a", "key_b", "key_c"]);
    expect(values.items.reduce((sum, { calls: count }) => sum + Number(count), 0)).toBe(COUNT);
    const found = await listCallValues(tenant.ctx, { field: "user", search: "SECOND" });
    expect(found.items).toMatchObject([{ value: "bob: the second" }]);
    const names = await listCallValues(tenant.ctx, {});
    expect(names.items.map(({ value }) => value).sort()).toEqual(["batch", "feature"]);
    const stranger = (await createTestTenant()).ctx;
    expect(await listCallValues(stranger, { field: "key" })).toEqual({ items: [] });
  });
});

async function textOf(lines: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const line of lines) text += line;
  return text;
}

describe("the export of calls", () => {
  it("has the calls of the list, all of them, in its order, with exact amounts", async () => {
    const own = await createTestTenant();
    const many = Array.from({ length: 2_345 }, (_, i) =>
      settledCall(own, { costNanos: i, startedAtMs: own.ctx.now.getTime() - 60_000 + Math.floor(i / 7) }),
    );
    await ingestSettledCalls(pool(), "gwi_test", many);
    const query = exportCallsEndpoint.query.parse({ format: "ndjson", costMin: "0.000000010" });
    const file = await exportCalls(own.ctx, query);
    const records = (await textOf(file.lines))
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const expected = many
      .filter((call) => call.costNanos >= 10)
      .sort((a, b) => (a.requestId < b.requestId ? 1 : -1));
    expect(records.map((record) => [record.request_id, record.cost_usd])).toEqual(
      expected.map((call) => [call.requestId, usdFromNanos(BigInt(call.costNanos))]),
    );
    const csv = await exportCalls(own.ctx, { ...query, format: "csv" });
    expect((await textOf(csv.lines)).trimEnd().split("\r\n")).toHaveLength(expected.length + 1);
  });

  it("as CSV holds nothing that a spreadsheet would run", async () => {
    const own = await createTestTenant();
    const call = settledCall(own, { endUser: '=HYPERLINK("http://x","y")', conversation: "@SUM(1)" });
    await ingestSettledCalls(pool(), "gwi_test", [call]);
    const file = await exportCalls(own.ctx, exportCallsEndpoint.query.parse({}));
    const text = await textOf(file.lines);
    expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(text).toContain("'@SUM(1)");
  });
});
