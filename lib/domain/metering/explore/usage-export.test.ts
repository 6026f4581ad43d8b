import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/access";
import { usageExportEndpoint } from "@/lib/contract/usage";
import { usdFromNanos } from "@/lib/core/money";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createTestTenant } from "../../projects/testing";
import { exportUsage, getUsageBreakdown, getUsageSeries, ingestSettledCalls } from "..";
import { settledCall } from "../testing";

useTestDatabase();
const EVIL = '=HYPERLINK("http://evil")';
let ctx: Ctx;

beforeAll(async () => {
  const tenant = await createTestTenant();
  ctx = tenant.ctx;
  const calls = [
    { at: "2026-10-24T23:10:00Z", costNanos: 1_234_567_891, tags: { feature: EVIL }, ttftMs: 7 },
    { at: "2026-10-25T12:00:00Z", costNanos: 3, tags: { feature: "chat, long" } },
    { at: "2026-10-26T12:00:00Z", costNanos: 0, tags: null, outcome: "error" as const },
  ].map(({ at, ...over }) => settledCall(tenant, { startedAtMs: Date.parse(at), ...over }));
  await ingestSettledCalls(pool(), "gwi_test", calls);
});

const QUERY = {
  from: "2026-10-24T22:00:00Z",
  to: "2026-10-26T23:00:00Z",
  zone: "Europe/Berlin",
  groupBy: "tag:feature",
};
const parse = (over: Record<string, string> = {}) => usageExportEndpoint.query.parse({ ...QUERY, ...over });

async function textOf(query: ReturnType<typeof parse>) {
  const { lines, name } = await exportUsage(ctx, query);
  const all: string[] = [];
  for await (const line of lines) all.push(line);
  return { name, text: all.join("") };
}

/** RFC 4180 as a reader has it: the cells between commas, those in quotes with theirs taken off. */
function cellsOf(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}

async function table(over: Record<string, string> = {}) {
  const { name, text } = await textOf(parse(over));
  const [header, ...lines] = text.trimEnd().split("\r\n").map(cellsOf);
  return {
    name,
    header: header!,
    lines: lines.map((line) => Object.fromEntries(line.map((cell, i) => [header![i], cell]))),
  };
}

describe("an export of usage", () => {
  it("has a line for each bucket and group, begun by the zone's clock, also where the offset changes", async () => {
    const { header, lines, name } = await table();
    expect(name).toBe("usage-2026-10-25-to-2026-10-27-by-tag:feature.csv");
    expect(header.slice(0, 5)).toEqual([
      "bucket_start",
      "tag:feature",
      "tag:feature_name",
      "cost_usd",
      "cost_nanos",
    ]);
    expect(lines).toHaveLength(6);
    expect(lines.map((line) => line.bucket_start)).toEqual([
      ...Array(3).fill("2026-10-25T00:00:00+02:00"),
      ...Array(3).fill("2026-10-26T00:00:00+01:00"),
    ]);
    expect(lines[0]).toMatchObject({
      "tag:feature": `'${EVIL}`,
      cost_usd: "1.234567891",
      cost_nanos: "1234567891",
    });
  });

  it("says what the series says, to the nano-dollar", async () => {
    const { lines } = await table();
    const { groups } = await getUsageSeries(ctx, parse());
    for (const { id, totals } of groups) {
      const own = lines.filter((line) => line["tag:feature"] === (id === EVIL ? `'${EVIL}` : id));
      const sum = own.reduce((all, line) => all + BigInt(line.cost_nanos!), 0n);
      expect(sum).toBe(totals.costNanos);
      for (const line of own) expect(line.cost_usd).toBe(usdFromNanos(BigInt(line.cost_nanos!)));
    }
  });

  it("of a breakdown has both ranges of each value, and averages only where there are calls", async () => {
    const { lines, header } = await table({ view: "breakdown", groupBy: "status" });
    const { items } = await getUsageBreakdown(ctx, { ...parse(), groupBy: "status" });
    expect(lines.map((line) => [line.status, line.calls, line.previous_calls])).toEqual(
      items.map(({ id, current, previous }) => [id, String(current.calls), String(previous.calls)]),
    );
    expect(lines[0]).toMatchObject({
      status: "ok",
      latency_ms_avg: "20",
      previous_latency_ms_avg: "",
      ttft_ms_avg: "7",
    });
    expect(header).toContain("previous_cost_usd");
  });

  it("without a dimension has no columns of one", async () => {
    const { groupBy: _, ...query } = QUERY;
    const { text } = await textOf(usageExportEndpoint.query.parse(query));
    expect(text).toMatch(/^bucket_start,cost_usd,/);
  });

  it("never carries a formula that a caller wrote into a tag", async () => {
    const { text } = await textOf(parse());
    expect(text).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect(text).not.toMatch(/(^|[,\n])"?=/);
  });

  it("refuses a breakdown of nothing", () => {
    const { groupBy: _, ...query } = QUERY;
    expect(usageExportEndpoint.query.safeParse({ ...query, view: "breakdown" }).success).toBe(false);
  });
});
