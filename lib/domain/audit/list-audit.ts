import { AS_VIEWER, type Ctx, requirePermission } from "@/lib/access";
import type { listAuditEndpoint } from "@/lib/contract/audit";
import type { InputOf } from "@/lib/contract/endpoint";
import { db } from "@/lib/db";

const NOBODY: Record<string, string> = {
  operator: "The operator",
  system: "Turnpike",
  anonymous: "Somebody",
};
const FORMER = "A former member";

/** The organization's changes, newest first, with the names of those who made them. */
export async function listAudit(ctx: Ctx, input: InputOf<typeof listAuditEndpoint>) {
  requirePermission(ctx, "audit.read");
  return readAudit(ctx.orgId, input);
}

/** The same of any organization: who calls it has asked for the right. */
export async function readAudit(orgId: string, input: InputOf<typeof listAuditEndpoint>) {
  const { limit, cursor, targetId, action } = input;
  const rows = await db().auditEvent.findMany({
    where: { orgId, targetId, action, ...(cursor && { id: { lt: cursor } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const actors = await db().user.findMany({
    where: { id: { in: page.flatMap((row) => [row.actorId, row.onBehalfOf ?? row.actorId]) } },
    select: { id: true, name: true },
  });
  const names = new Map(actors.map(({ id, name }) => [id, name]));
  names.set(AS_VIEWER, "A viewer");
  const items = page.map((row) => ({
    ...row,
    data: row.data as Record<string, unknown>,
    actorName: names.get(row.actorId) ?? NOBODY[row.actorType] ?? FORMER,
    onBehalfOfName: row.onBehalfOf && (names.get(row.onBehalfOf) ?? FORMER),
  }));
  return { items, nextCursor: rows.length > limit ? page.at(-1)!.id : null };
}
