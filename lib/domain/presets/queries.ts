import { type Ctx, can } from "@/lib/access";
import { type PlaygroundSetup, playgroundSetup } from "@/lib/contract/playground-setup";
import { AppError, notFound } from "@/lib/core/errors";
import { goneBefore } from "@/lib/core/undo";
import { db, type Tx } from "@/lib/db";

type Row = Awaited<ReturnType<typeof findRows>>[number];

/** What the caller may see: their own, and what is shared. */
function findRows(tx: Tx, ctx: Ctx, where: { id?: string; deletedAt: null | { gte: Date } }) {
  return tx.playgroundPreset.findMany({
    where: { orgId: ctx.orgId, ...where, OR: [{ createdById: ctx.actor.userId }, { shared: true }] },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/** Shared presets outlive the stay of those who made them: administrators look after them. */
function isAdmin({ actor }: Ctx): boolean {
  return actor.type !== "user" || (actor.role !== null && can(actor.role, "org.write"));
}

async function toPresets(tx: Tx, ctx: Ctx, rows: Row[]) {
  const makers = await tx.user.findMany({
    where: { id: { in: rows.map((row) => row.createdById) } },
    select: { id: true, name: true },
  });
  const names = new Map(makers.map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const isMine = row.createdById === ctx.actor.userId;
    const setup: PlaygroundSetup = playgroundSetup.parse(row.setup);
    return {
      ...row,
      setup,
      models: [...new Set(setup.panes.map(({ model }) => model))],
      isMine,
      canManage: isMine || isAdmin(ctx),
      createdByName: names.get(row.createdById) ?? "A former member",
    };
  });
}

/** Every preset that the caller may see, by name. */
export async function readPresets(ctx: Ctx) {
  return toPresets(db(), ctx, await findRows(db(), ctx, { deletedAt: null }));
}

/** One that the caller may see; 404 for another's private one as for none. */
export async function readPreset(tx: Tx, ctx: Ctx, id: string) {
  const [preset] = await toPresets(tx, ctx, await findRows(tx, ctx, { id, deletedAt: null }));
  if (!preset) throw notFound("preset");
  return preset;
}

/** One that was deleted and can still be brought back. */
export async function readDeletedPreset(tx: Tx, ctx: Ctx, id: string) {
  const rows = await findRows(tx, ctx, { id, deletedAt: { gte: goneBefore(ctx.now) } });
  const [preset] = await toPresets(tx, ctx, rows);
  if (!preset) throw notFound("preset");
  return preset;
}

/** Throws 403 where the caller may only look. */
export function requireManage(preset: { canManage: boolean }): void {
  if (!preset.canManage)
    throw new AppError(
      "permission_denied",
      "Only who saved this preset or an administrator may do that. Save it as your own.",
      { extra: { layer: "preset" } },
    );
}
