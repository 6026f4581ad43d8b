import { type BaseCtx, type Ctx, requireOperator, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { updatePlanRatesEndpoint } from "@/lib/contract/plan-limits";
import type { updateRateLimitsEndpoint } from "@/lib/contract/rate-limits";
import { AppError, notFound } from "@/lib/core/errors";
import { db, inTransaction, type Tx } from "@/lib/db";
import { recordAudit } from "../audit";

const METRICS = ["rpm", "tpm", "rpd", "concurrency"] as const;
type Rates = Partial<Record<(typeof METRICS)[number], number | null>>;

/** The organization's own limits and those of its plan; a gateway holds it to the lower of the two. */
export async function readOrgRateLimits(tx: Tx, orgId: string) {
  const org = await tx.org.findUnique({ where: { id: orgId } });
  if (!org) throw notFound("organization");
  const { rpm, tpm, rpd, concurrency } = org;
  const plan = { rpm: org.planRpm, tpm: org.planTpm, rpd: org.planRpd, concurrency: org.planConcurrency };
  return { own: { rpm, tpm, rpd, concurrency }, plan };
}

/** Both kinds, for those who may see the organization. */
export async function getRateLimits(ctx: Ctx) {
  requirePermission(ctx, "org.read");
  return readOrgRateLimits(db(), ctx.orgId);
}

/** The organization's own limits; 400 for one above that of its plan. */
export async function updateRateLimits(ctx: Ctx, input: InputOf<typeof updateRateLimitsEndpoint>) {
  requirePermission(ctx, "limits.write");
  return inTransaction(async (tx) => {
    const { plan } = await readOrgRateLimits(tx, ctx.orgId);
    requireWithin(input, plan);
    await tx.org.update({ where: { id: ctx.orgId }, data: input });
    await recordAudit(tx, ctx, {
      action: "org.update_rate_limits",
      targetType: "org",
      targetId: ctx.orgId,
      data: input,
    });
    return readOrgRateLimits(tx, ctx.orgId);
  });
}

/** The limits of a tenant's plan. The tenant's own stay as they are: the lower of the two holds. */
export async function updatePlanRates(base: BaseCtx, input: InputOf<typeof updatePlanRatesEndpoint>) {
  requireOperator(base);
  const { tenantId, rpm, tpm, rpd, concurrency } = input;
  const ctx: Ctx = { ...base, orgId: tenantId };
  return inTransaction(async (tx) => {
    if (!(await tx.org.count({ where: { id: tenantId } }))) throw notFound("tenant");
    await tx.org.update({
      where: { id: tenantId },
      data: { planRpm: rpm, planTpm: tpm, planRpd: rpd, planConcurrency: concurrency },
    });
    await recordAudit(tx, ctx, {
      action: "plan.update_rate_limits",
      targetType: "org",
      targetId: tenantId,
      data: { rpm, tpm, rpd, concurrency },
    });
    return readOrgRateLimits(tx, tenantId);
  });
}

function requireWithin(own: Rates, plan: Rates): void {
  for (const metric of METRICS) {
    const [asked, allowed] = [own[metric], plan[metric]];
    if (asked == null || allowed == null || asked <= allowed) continue;
    throw new AppError("invalid_request", `The plan allows ${allowed}; this must be within it.`, {
      param: metric,
      extra: { plan_limit: allowed },
    });
  }
}
