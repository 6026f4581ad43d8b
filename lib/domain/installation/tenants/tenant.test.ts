import { expect, test } from "vitest";
import type { BaseCtx } from "@/lib/access";
import { createKeyEndpoint } from "@/lib/contract/keys";
import { getTenantEndpoint, tenantUsageEndpoint } from "@/lib/contract/tenants";
import { newId } from "@/lib/core/ids";
import { addMs, DAY_MS, now } from "@/lib/core/time";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createKey } from "../../keys";
import { grantCredit } from "../../ledger";
import { ingestSettledCalls } from "../../metering";
import { settledCall } from "../../metering/testing";
import { createTestTenant } from "../../projects/testing";
import { getTenant, getTenantUsage } from "..";

useTestDatabase();

const operator = (): BaseCtx => ({
  actor: { type: "operator", userId: "cli" },
  now: now(),
  requestId: newId("request"),
});

test("a tenant is shown with its people, masked keys, ledger and changes, and nothing of another's", async () => {
  const mine = await createTestTenant();
  const other = await createTestTenant();
  for (const tenant of [mine, other]) {
    const body = createKeyEndpoint.body.parse({ name: `of ${tenant.orgId}`, projectId: tenant.projectId });
    await createKey(tenant.ctx, body);
    await grantCredit(operator(), { tenantId: tenant.orgId, amountUsd: 5_000n, memo: tenant.orgId });
  }
  const at = now();
  const session = { id: newId("session"), userId: mine.userId, lastSeenAt: at, expiresAt: addMs(at, DAY_MS) };
  await db().userSession.create({ data: session });
  const shown = getTenantEndpoint.response.parse(await getTenant(operator(), { tenantId: mine.orgId }));
  expect(shown.tenant).toMatchObject({ id: mine.orgId, keyCount: 1, credit: { availableNanos: "5000" } });
  expect(shown.members).toMatchObject([
    { userId: mine.userId, role: "owner", isOperator: false, lastSeenAt: at.toISOString() },
  ]);
  expect(shown.keys).toMatchObject([{ name: `of ${mine.orgId}`, status: "active" }]);
  expect(shown.ledger).toMatchObject([{ kind: "credit_grant", amountNanos: "5000", memo: mine.orgId }]);
  expect(shown.audit.map(({ action }) => action).sort()).toEqual(["credit.grant", "key.create"]);
  expect(JSON.stringify(shown)).not.toContain(other.orgId);
});

test("its usage is split by model or provider; whoever is no operator is refused, and nobody is a 404", async () => {
  const tenant = await createTestTenant();
  const other = await createTestTenant();
  const calls = [
    settledCall(tenant, { model: "acme/one", costNanos: 700 }),
    settledCall(tenant, { model: "acme/two", costNanos: 300 }),
    settledCall(other, { model: "acme/one", costNanos: 5 }),
  ];
  await ingestSettledCalls(pool(), "gwi_test", calls);
  const at = now();
  const range = { from: addMs(at, -DAY_MS).toISOString(), to: addMs(at, DAY_MS).toISOString() };
  const query = tenantUsageEndpoint.query.parse(range);
  const { groups } = await getTenantUsage(operator(), { tenantId: tenant.orgId, ...query });
  expect(groups.map(({ id, totals }) => [id, totals.costNanos])).toEqual([
    ["acme/one", 700n],
    ["acme/two", 300n],
  ]);
  const ask = { tenantId: other.orgId };
  await expect(getTenant(tenant.ctx, ask)).rejects.toMatchObject({ status: 403 });
  await expect(getTenantUsage(tenant.ctx, { ...ask, ...query })).rejects.toMatchObject({ status: 403 });
  const none = { tenantId: newId("org") };
  await expect(getTenant(operator(), none)).rejects.toMatchObject({ status: 404 });
  await expect(getTenantUsage(operator(), { ...none, ...query })).rejects.toMatchObject({ status: 404 });
});
