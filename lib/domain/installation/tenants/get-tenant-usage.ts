import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { tenantUsageEndpoint } from "@/lib/contract/tenants";
import { notFound } from "@/lib/core/errors";
import { readUsageSeries } from "../../metering";
import { orgExists } from "../../orgs";

/** What a tenant spent over time, by model or by provider. Operator only. */
export async function getTenantUsage(
  ctx: BaseCtx,
  { tenantId, ...query }: InputOf<typeof tenantUsageEndpoint>,
) {
  requireOperator(ctx);
  if (!(await orgExists(tenantId))) throw notFound("tenant");
  return readUsageSeries(tenantId, { ...query, filter: [] });
}
