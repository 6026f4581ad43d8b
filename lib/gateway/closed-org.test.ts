import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ctx } from "@/lib/access";
import { createKeyEndpoint } from "@/lib/contract/keys";
import { newId } from "@/lib/core/ids";
import { now } from "@/lib/core/time";
import { useTestDatabase } from "@/lib/db/testing";
import { closeOrg, reopenTenant } from "@/lib/domain/closing";
import { createKey } from "@/lib/domain/keys";
import { gatewaysCaughtUp, startTestGateway, TestTenant } from "./testing";

const database = useTestDatabase();
let gateways: Awaited<ReturnType<typeof startTestGateway>>[];

beforeAll(async () => {
  gateways = [await startTestGateway(database.url), await startTestGateway(database.url)];
});
afterAll(async () => {
  for (const gateway of gateways ?? []) await gateway.stop();
});

const statuses = (secret: string) =>
  Promise.all(
    gateways.map(async ({ url }) => {
      const answer = await fetch(`${url}/v1/key`, { headers: { authorization: `Bearer ${secret}` } });
      await answer.body?.cancel();
      return answer.status;
    }),
  );

async function openTenant() {
  const tenant = await TestTenant.open(database.url);
  const actor = { type: "user", userId: newId("user"), role: "owner", isOperator: false } as const;
  const ctx: Ctx = { actor, now: now(), requestId: newId("request"), orgId: tenant.orgId };
  return { tenant, ctx };
}

test("a closed organization's keys are refused by every gateway, and stay so when it is reopened", async () => {
  const { tenant, ctx } = await openTenant();
  const { secret } = await tenant.key();
  const { secret: minted } = await tenant.key({ kind: "playground" });
  expect([...(await statuses(secret)), ...(await statuses(minted))]).toEqual([200, 200, 200, 200]);
  await closeOrg(ctx, { name: "Acme" });
  await gatewaysCaughtUp();
  expect(await statuses(secret)).toEqual([401, 401]);
  expect(await statuses(minted)).toEqual([403, 403]);
  const operator = { ...ctx, actor: { type: "operator", userId: "cli" } as const };
  await reopenTenant(operator, { tenantId: tenant.orgId });
  await gatewaysCaughtUp();
  expect(await statuses(secret)).toEqual([401, 401]);
  expect(await statuses(minted)).toEqual([200, 200]);
  await tenant.client.end();
});

test("a key that is made while the organization is closed works on no gateway", async () => {
  const { tenant, ctx } = await openTenant();
  const body = createKeyEndpoint.body.parse({ name: "racer", projectId: tenant.projectId });
  const made = await Promise.allSettled([
    createKey(ctx, body),
    createKey(ctx, body),
    closeOrg(ctx, { name: "Acme" }),
    createKey(ctx, body),
  ]);
  await gatewaysCaughtUp();
  const secrets = made.flatMap((one) =>
    one.status === "fulfilled" && "secret" in one.value ? [one.value.secret] : [],
  );
  for (const secret of secrets) expect(await statuses(secret)).toEqual([401, 401]);
  await tenant.client.end();
});
