import { addMs, DAY_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { ensureUsagePartitions, ingestSettledCalls } from "../metering";
import { settledCall } from "../metering/testing";
import { atTime, createTestTenant } from "../projects/testing";

export { fitHere } from "./fitting/fit";

const USD = 1_000_000_000;

/** A tenant that spent so many dollars on each of the days before `at`, at its time of day, the latest last. */
export async function createSpender(at: Date, usdByDay: readonly number[]) {
  const tenant = await createTestTenant();
  await spendByDay(tenant, at, usdByDay);
  return { ...tenant, ctx: atTime(tenant.ctx, at) };
}

type Spender = { orgId: string; projectId: string };

/** The same, of a tenant that is there. */
export async function spendByDay(tenant: Spender, at: Date, usdByDay: readonly number[]): Promise<void> {
  await ensureUsagePartitions(pool(), at);
  const calls = usdByDay.map((usd, i) =>
    settledCall(tenant, {
      startedAtMs: addMs(at, -(usdByDay.length - i) * DAY_MS).getTime(),
      costNanos: usd * USD,
      keyId: "key_forecast",
      model: "sandbox/small",
    }),
  );
  await ingestSettledCalls(pool(), "gwi_forecast", calls);
}
