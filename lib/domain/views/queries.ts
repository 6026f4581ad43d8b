import { type Ctx, can } from "@/lib/access";
import { AppError, notFound } from "@/lib/core/errors";
import { goneBefore } from "@/lib/core/undo";
import { db, type Tx } from "@/lib/db";

type Row = Awaited<ReturnType<typeof findRows>>[number];

/** What the caller may see: their own, and what is shared. */
function findRows(tx: Tx, ctx: Ctx, where: { id?: string; deletedAt: null | { gte: Date } }) {
  return tx.usageView.findMany({
    where: { orgId: ctx.orgId, ...where, OR: [{ createdById: ctx.actor.userId }, { shared: true }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/** Shared views outlive the stay of those who made them: administrators clean up. */
function isAdmin({ actor }: Ctx): boolean {
  return actor.type !== "user" || (actor.role !== null && can(actor.role, "org.write"));
}

async function toViews(tx: Tx, ctx: Ctx, rows: Row[]) {
  const makers = await tx.user.findMany({
    where: { id: { in: rows.map((row) => row.createdById) } },
    select: { id: true, name: true },
  });
  const names = new Map(makers.map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const isMine = row.createdById === ctx.actor.userId;
    return {
      ...row,
      isMine,
      canDelete: isMine || isAdmin(ctx),
      createdByName: names.get(row.createdById) ?? "A former member",
    };
  });
}

/** Every view that the caller may see, by name. */
export async function readViews(ctx: Ctx) {
  return toViews(db(), ctx, await findRows(db(), ctx, { deletedAt: null }));
}

/** One that the caller may see; 404 for another's private one as for none. */
export async function readView(tx: Tx, ctx: Ctx, id: string) {
  const [view] = await toViews(tx, ctx, await findRows(tx, ctx, { id, deletedAt: null }));
  if (!view) throw notFound("view");
  return view;
}

/** One that was deleted and can still be brought back. */
export async function readDeletedView(tx: Tx, ctx: Ctx, id: string) {
  const rows = await findRows(tx, ctx, { id, deletedAt: { gte: goneBefore(ctx.now) } });
  const [view] = await toViews(tx, ctx, rows);
  if (!view) throw notFound("view");
  return view;
}

/** Throws 403 for a view that is neither the caller's own nor, shared, an administrator's to clean up. */
export function requireDelete({ canDelete }: { canDelete: boolean }): void {
  if (canDelete) return;
  throw new AppError("permission_denied", "Only who saved this view or an administrator may delete it.", {
    extra: { layer: "view" },
  });
}
