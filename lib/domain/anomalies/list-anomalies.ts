import { type Ctx, requirePermission } from "@/lib/access";
import type { listAnomaliesEndpoint } from "@/lib/contract/anomalies";
import type { InputOf } from "@/lib/contract/endpoint";
import { db, type Prisma } from "@/lib/db";
import { toViews } from "./queries";

const STATUS: Record<"open" | "ended", Prisma.AnomalyWhereInput> = {
  open: { endedAt: null },
  ended: { endedAt: { not: null } },
};

/** The organization's anomalies, the latest first; the cursor is the last one's id. */
export async function listAnomalies(ctx: Ctx, input: InputOf<typeof listAnomaliesEndpoint>) {
  requirePermission(ctx, "usage.read");
  const where = { orgId: ctx.orgId, ...(input.status && STATUS[input.status]) };
  const last = input.cursor
    ? await db().anomaly.findFirst({ where: { orgId: ctx.orgId, id: input.cursor } })
    : null;
  const rows = await db().anomaly.findMany({
    where: last ? { AND: [where, after(last)] } : where,
    orderBy: [{ startedAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  const page = rows.slice(0, input.limit);
  return {
    items: await toViews(db(), ctx.orgId, page),
    nextCursor: rows.length > input.limit ? page.at(-1)!.id : null,
    openCount: await db().anomaly.count({ where: { orgId: ctx.orgId, endedAt: null } }),
  };
}

function after({ startedAt, id }: { startedAt: Date; id: string }): Prisma.AnomalyWhereInput {
  return { OR: [{ startedAt: { lt: startedAt } }, { startedAt, id: { lt: id } }] };
}
