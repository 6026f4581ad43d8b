import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { installationUsageEndpoint } from "@/lib/contract/installation";
import { DAY_MS } from "@/lib/core/time";
import { readInstallationDays } from "../metering";

/** What all tenants were billed, called and failed by UTC day, by provider or by model. Operator only. */
export async function getInstallationUsage(
  ctx: BaseCtx,
  { days, groupBy, top }: InputOf<typeof installationUsageEndpoint>,
) {
  requireOperator(ctx);
  const todayMs = Math.floor(ctx.now.getTime() / DAY_MS) * DAY_MS;
  return readInstallationDays(groupBy, new Date(todayMs - (days - 1) * DAY_MS), days, top);
}
