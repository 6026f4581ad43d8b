import type { BaseCtx, Ctx } from "@/lib/access";
import { newId } from "@/lib/core/ids";
import type { Tx } from "@/lib/db";
import { recordAudit } from "../audit";
import { freeSlug, requireFreeSlug } from "./slug";

type NewOrg = { name: string; slug?: string; ownerId: string };

/** Makes an organization with its owner, inside the caller's transaction. Returns it and the owner's context in it. */
export async function insertOrg(tx: Tx, ctx: BaseCtx, input: NewOrg) {
  if (input.slug) await requireFreeSlug(tx, input.slug);
  const org = await tx.org.create({
    data: {
      id: newId("org", ctx.now.getTime()),
      name: input.name,
      slug: input.slug ?? (await freeSlug(tx, input.name)),
      createdAt: ctx.now,
      members: { create: { userId: input.ownerId, role: "owner", createdAt: ctx.now } },
    },
  });
  const actor = ctx.actor.type === "user" ? { ...ctx.actor, role: "owner" as const } : ctx.actor;
  const orgCtx: Ctx = { ...ctx, actor, orgId: org.id };
  await recordAudit(tx, orgCtx, {
    action: "org.create",
    targetType: "org",
    targetId: org.id,
    data: { name: org.name, slug: org.slug },
  });
  return { org, orgCtx };
}
