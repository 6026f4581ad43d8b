import type { Ctx, Role } from "@/lib/access";
import { ROLES } from "@/lib/access";
import { notFound } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db";

/** Reads a stored role; only this room writes the column, so anything else is a bug. */
export function toRole(text: string): Role {
  const role = ROLES.find((known) => known === text);
  if (!role) throw new Error(`unknown role in the database: ${text}`);
  return role;
}

/** The user's role in the organization, or null: for a stranger, for one that was closed and for none alike. */
export async function findRole(userId: string, orgId: string): Promise<Role | null> {
  const row = await db().member.findUnique({
    where: { orgId_userId: { orgId, userId }, org: { closedAt: null } },
    select: { role: true },
  });
  return row ? toRole(row.role) : null;
}

/** The organization of this slug with the user's role there, or null when there is none that they may see. */
export async function findOrgBySlug(userId: string, slug: string) {
  const row = await db().member.findFirst({
    where: { userId, org: { slug, closedAt: null } },
    include: { org: true },
  });
  return row ? { ...row.org, role: toRole(row.role) } : null;
}

/** The organization, or null; for whoever has the right to it already. */
export async function findOrg(orgId: string) {
  return db().org.findUnique({ where: { id: orgId } });
}

/** True when the organization exists; for operator endpoints, which reach every organization. */
export async function orgExists(orgId: string): Promise<boolean> {
  return (await db().org.count({ where: { id: orgId } })) > 0;
}

/** The organization of the context, or the 404 that a stranger gets too. */
export async function getOrgRow(tx: Tx, ctx: Ctx) {
  const row = await tx.org.findUnique({ where: { id: ctx.orgId } });
  if (!row) throw notFound("organization");
  return row;
}
