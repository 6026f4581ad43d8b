import pg from "pg";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Ctx } from "@/lib/access";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createTestTenant } from "../../projects/testing";
import {
  foldUsage,
  getUsageBreakdown,
  getUsageLatency,
  getUsageSeries,
  getUsageSummary,
  ingestSettledCalls,
  listCalls,
  listTenants,
} from "..";
import { settledCall } from "../testing";

useTestDatabase();

const AT = Date.UTC(2026, 10, 20, 12);
const CALLS = 6_000;
const PAGE = 50;
const RANGE = { from: new Date(AT - DAY_MS), to: new Date(AT + DAY_MS) };
let ctx: Ctx;

beforeAll(async () => {
  const tenants = [await createTestTenant(), await createTestTenant()];
  ctx = tenants[0]!.ctx;
  for (const tenant of tenants) {
    const calls = Array.from({ length: CALLS }, (_, i) =>
      settledCall(tenant, { startedAtMs: AT - i * 10_000, keyId: i % 600 === 0 ? "key_quiet" : "key_busy" }),
    );
    await ingestSettledCalls(pool(), "gwi_test", calls);
  }
  await foldUsage(pool());
  await pool().query("SELECT ensure_usage_partition($1)", [new Date(AT + 60 * DAY_MS)]);
  await pool().query("VACUUM (ANALYZE) usage_event");
});
afterEach(() => {
  vi.restoreAllMocks();
});

type Node = { "Node Type": string; "Relation Name"?: string; "Actual Rows": number; "Actual Loops": number };
type Plan = Node & { "Rows Removed by Filter"?: number; Plans?: Plan[] };

type Statement = { text: string; values?: unknown[] };

/** Every node of the plans of all reads that `work` sends to the database, as they ran. */
async function plansOf(work: () => Promise<unknown>): Promise<Plan[]> {
  const spy = vi.spyOn(pg.Client.prototype, "query");
  await work();
  const sent = spy.mock.calls as unknown as [string | Statement, unknown[]?][];
  vi.restoreAllMocks();
  const statements = sent
    .map(([query, values]) => (typeof query === "string" ? { text: query, values } : query))
    .filter(({ text }) => /^\s*(SELECT|WITH)/.test(text));
  expect(statements.length).toBeGreaterThan(0);
  const nodes: Plan[] = [];
  const add = (plan: Plan): void => {
    nodes.push(plan);
    for (const part of plan.Plans ?? []) add(part);
  };
  for (const { text, values } of statements) {
    const { rows } = await pool().query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
    add(rows[0]["QUERY PLAN"][0].Plan as Plan);
  }
  return nodes;
}

const ofEvents = (node: Plan) => node["Relation Name"]?.startsWith("usage_event") ?? false;
const rowsRead = (node: Plan) =>
  (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];

describe("complaint 15: opening the usage page takes the database down", () => {
  const pages: Record<string, () => Promise<unknown>> = {
    "the summary": () => getUsageSummary(ctx, { ...RANGE, filter: [] }),
    "a chart by model": () =>
      getUsageSeries(ctx, {
        ...RANGE,
        bucket: "hour",
        zone: "Asia/Kathmandu",
        groupBy: "model",
        top: 5,
        filter: [],
      }),
    "the percentiles": () => getUsageLatency(ctx, { ...RANGE, bucket: "hour", zone: "UTC", filter: [] }),
    "keys and what moved": () =>
      getUsageBreakdown(ctx, { ...RANGE, groupBy: "key", orderBy: "spend", limit: 50, filter: [] }),
    "a chart of one key": () =>
      getUsageSeries(ctx, {
        ...RANGE,
        bucket: "day",
        zone: "UTC",
        top: 5,
        filter: [{ dimension: "key", values: ["key_busy"] }],
      }),
    "the operator's tenants": () =>
      listTenants(
        { ...ctx, actor: { type: "operator", userId: "cli" } },
        { limit: 20, sort: "spend", direction: "desc" },
      ),
  };

  it.each(Object.keys(pages))(
    "%s reads sums only: no event is touched however many there are",
    async (name) => {
      const nodes = await plansOf(pages[name]!);
      const ofSums = nodes.filter((node) => /^usage_(cell_|rollup)/.test(node["Relation Name"] ?? ""));
      expect(ofSums.reduce((sum, node) => sum + rowsRead(node), 0)).toBeGreaterThan(0);
      expect(nodes.filter((node) => ofEvents(node) && node["Actual Loops"] > 0)).toEqual([]);
    },
  );

  it("what is not folded yet is all that is read of the events", async () => {
    const calls = Array.from({ length: 30 }, (_, i) =>
      settledCall(
        { orgId: ctx.orgId, projectId: "prj_1" },
        { startedAtMs: AT - DAY_MS / 2 + i, keyId: "key_late" },
      ),
    );
    await ingestSettledCalls(pool(), "gwi_test", calls);
    const nodes = await plansOf(() => getUsageSummary(ctx, { ...RANGE, filter: [] }));
    const read = nodes.filter(ofEvents).reduce((sum, node) => sum + rowsRead(node), 0);
    expect(read).toBeGreaterThanOrEqual(calls.length);
    expect(read).toBeLessThanOrEqual(calls.length + 1);
    await foldUsage(pool());
  });

  it.each([
    ["all calls", {}],
    ["those of a quiet key", { keyId: "key_quiet" }],
    ["an older page", { to: new Date(AT - 300 * MINUTE_MS) }],
  ])("a page of %s is read from an index, a page's worth of rows", async (_, filter) => {
    const nodes = await plansOf(() => listCalls(ctx, { limit: PAGE, ...filter }));
    const events = nodes.filter(ofEvents);
    expect(events.length).toBeGreaterThan(0);
    expect(events.filter((node) => node["Node Type"] === "Seq Scan" && rowsRead(node) > 0)).toEqual([]);
    expect(events.reduce((sum, node) => sum + rowsRead(node), 0)).toBeLessThanOrEqual(4 * (PAGE + 1));
  });

  it("what takes too long all the same is ended by the database", async () => {
    const { rows } = await pool().query<{ ms: number }>(
      "SELECT setting::int AS ms FROM pg_settings WHERE name = 'statement_timeout'",
    );
    const [prisma] = await db().$queryRaw<{ ms: number }[]>`
      SELECT setting::int AS ms FROM pg_settings WHERE name = 'statement_timeout'`;
    for (const { ms } of [rows[0]!, prisma!]) {
      expect(ms).toBeGreaterThan(0);
      expect(ms).toBeLessThanOrEqual(30_000);
    }
  });
});
