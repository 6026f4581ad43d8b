import { expect, it } from "vitest";
import type { BaseCtx } from "@/lib/access";
import { newId } from "@/lib/core/ids";
import { now } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { grantCredit } from "../../ledger";
import { createTestTenant } from "../../projects/testing";
import { ingestSettledCalls, listTenants } from "..";
import { settledCall } from "../testing";

useTestDatabase();
const operator: BaseCtx = {
  actor: { type: "operator", userId: "cli" },
  now: now(),
  requestId: newId("request"),
};

it("the operator sees every tenant with its credit and last 30 days, page by page; a tenant sees 403", async () => {
  const tenants = [await createTestTenant(), await createTestTenant(), await createTestTenant()];
  const [first] = tenants;
  await grantCredit(operator, { tenantId: first!.orgId, amountUsd: 7_000n, memo: "" });
  await ingestSettledCalls(pool(), "gwi_test", [
    settledCall(first!, { costNanos: 1_500 }),
    settledCall(first!),
  ]);
  const page = await listTenants(operator, { limit: 2 });
  const rest = await listTenants(operator, { limit: 2, cursor: page.nextCursor! });
  const items = [...page.items, ...rest.items];
  expect(items.map((item) => item.id).sort()).toEqual(tenants.map((tenant) => tenant.orgId).sort());
  expect(items.find((item) => item.id === first!.orgId)).toMatchObject({
    credit: { grantedNanos: 7_000n, spentNanos: 2_500n, availableNanos: 4_500n },
    last30Days: { costNanos: 2_500n, calls: 2n, inputTokens: 20n, outputTokens: 10n },
    memberCount: 1,
    projectCount: 1,
    keyCount: 0,
  });
  expect((await listTenants(operator, { limit: 10, search: first!.orgId })).items).toHaveLength(1);
  await expect(listTenants(first!.ctx, { limit: 1 })).rejects.toMatchObject({ status: 403 });
});
