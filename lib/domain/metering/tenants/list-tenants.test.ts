import { beforeAll, describe, expect, it } from "vitest";
import type { BaseCtx } from "@/lib/access";
import { createKeyEndpoint } from "@/lib/contract/keys";
import { listTenantsEndpoint } from "@/lib/contract/tenants";
import { newId } from "@/lib/core/ids";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createKey } from "../../keys";
import { grantCredit } from "../../ledger";
import { createTestTenant } from "../../projects/testing";
import { foldUsage, ingestSettledCalls, listTenants } from "..";
import { settledCall } from "../testing";

useTestDatabase();

/** The 20th, so that the month is younger than the 30 days. */
const AT = new Date(Date.UTC(2026, 10, 20, 12));
const day = (n: number, hour = 6) => Date.UTC(2026, 10, n, hour);
const operator: BaseCtx = {
  actor: { type: "operator", userId: "cli" },
  now: AT,
  requestId: newId("request"),
};
const list = (query: object = {}) => listTenants(operator, listTenantsEndpoint.query.parse(query));
type Tenant = Awaited<ReturnType<typeof createTestTenant>>;
let a: Tenant;
let b: Tenant;
let c: Tenant;

/** Spend: `a` 10,000, a figure longer, of which 1,000 this month, and more than its credit before; `b` 3,000 this month; `c` nothing. */
beforeAll(async () => {
  a = await createTestTenant();
  b = await createTestTenant();
  c = await createTestTenant();
  await db().org.update({ where: { id: b.orgId }, data: { name: "Zebra 100%_crossings", slug: "zebra" } });
  await grantCredit(operator, { tenantId: a.orgId, amountUsd: 7_000n, memo: "" });
  await ingestSettledCalls(pool(), "gwi_test", [
    settledCall(a, { startedAtMs: Date.UTC(2026, 9, 21), costNanos: 9_999, outcome: "error", status: 502 }),
    settledCall(a, { startedAtMs: Date.UTC(2026, 9, 22), costNanos: 9_000 }),
    settledCall(a, { startedAtMs: day(1, 0), costNanos: 1_000 }),
    settledCall(b, { startedAtMs: day(19), costNanos: 1_000 }),
    settledCall(b, { startedAtMs: day(20), costNanos: 2_000 }),
    settledCall(b, { startedAtMs: day(20), costNanos: 0, outcome: "error", status: 502 }),
  ]);
  await foldUsage(pool());
});

const idsOf = ({ items }: Awaited<ReturnType<typeof list>>) => items.map(({ id }) => id);

describe("the operator's list of tenants", () => {
  it("says to the second when a key was last used, in its order too", async () => {
    const at = new Date(day(20, 7) + 123_000);
    const { id } = await createKey(
      a.ctx,
      createKeyEndpoint.body.parse({ projectId: a.projectId, name: "late" }),
    );
    await db().apiKey.update({ where: { id }, data: { lastUsedAt: at } });
    const { items } = await list({ sort: "last_call", direction: "desc" });
    expect(items[0]).toMatchObject({ id: a.orgId, lastCallAt: at });
    await db().apiKey.delete({ where: { id } });
    expect((await list({ sort: "last_call", direction: "desc" })).items[0]).toMatchObject({ id: b.orgId });
  });

  it("has each with its credit, this month, its last 30 UTC days and the days one by one", async () => {
    const { items, total } = await list();
    expect(total).toBe(3);
    expect(items.find(({ id }) => id === a.orgId)).toMatchObject({
      credit: { grantedNanos: 7_000n },
      thisMonth: { costNanos: 1_000n, calls: 1n },
      last30Days: { costNanos: 10_000n, calls: 2n, errors: 0n },
      memberCount: 1,
      projectCount: 1,
      keyCount: 0,
      lastCallAt: new Date(day(1, 0)),
    });
    const zebra = items.find(({ id }) => id === b.orgId)!;
    expect(zebra).toMatchObject({ last30Days: { costNanos: 3_000n, calls: 3n, errors: 1n } });
    expect(zebra.spendByDay).toEqual([...Array<bigint>(28).fill(0n), 1_000n, 2_000n]);
    const quiet = items.find(({ id }) => id === c.orgId)!;
    expect(quiet).toMatchObject({ lastCallAt: null, thisMonth: { costNanos: 0n, calls: 0n } });
  });

  it.each([
    ["spend", "desc", "abc"],
    ["spend", "asc", "cba"],
    ["month", "desc", "bac"],
    ["calls", "desc", "bac"],
    ["last_call", "desc", "bac"],
    ["last_call", "asc", "cab"],
    ["credit", "asc", "a"],
    ["name", "desc", "b"],
    ["created", "asc", "abc"],
  ] as const)("is ordered by %s, %s, over all of them, page by page", async (sort, direction, expected) => {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 3; page++) {
      const { items, nextCursor, total } = await list({ sort, direction, limit: 1, cursor });
      expect([items.length, total]).toEqual([1, 3]);
      seen.push(items[0]!.id);
      cursor = nextCursor ?? undefined;
    }
    expect(cursor).toBeUndefined();
    expect(new Set(seen).size).toBe(3);
    const letter = (id: string) => (id === a.orgId ? "a" : id === b.orgId ? "b" : "c");
    const order = seen.map(letter).join("");
    expect(order.slice(0, expected.length)).toBe(expected);
  });

  it("is searched by name, slug, id and member, and a sign of a pattern is a sign", async () => {
    const { email } = await db().user.findUniqueOrThrow({ where: { id: c.userId } });
    expect(idsOf(await list({ search: "ZEBRA" }))).toEqual([b.orgId]);
    expect(idsOf(await list({ search: "0%_c" }))).toEqual([b.orgId]);
    expect(idsOf(await list({ search: c.orgId }))).toEqual([c.orgId]);
    expect(idsOf(await list({ search: email.toUpperCase() }))).toEqual([c.orgId]);
    expect(await list({ search: "%" })).toMatchObject({ total: 1 });
    expect(await list({ search: "nobody has this" })).toEqual({ items: [], nextCursor: null, total: 0 });
  });

  it("refuses tenants, and a cursor that it did not write", async () => {
    const query = listTenantsEndpoint.query.parse({});
    await expect(listTenants(a.ctx, query)).rejects.toMatchObject({ status: 403 });
    await expect(list({ cursor: "nonsense" })).rejects.toMatchObject({ status: 400 });
    await expect(list({ sort: "spend", cursor: btoa('["x","y"]') })).rejects.toMatchObject({ status: 400 });
  });
});
