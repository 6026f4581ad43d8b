import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { updateOrgEndpoint } from "@/lib/contract/orgs";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { getOrgRow } from "./membership";
import { requireFreeSlug } from "./slug";

/** Renames the organization or moves it to another slug; 409 when the slug is taken. */
export async function updateOrg(ctx: Ctx, input: InputOf<typeof updateOrgEndpoint>) {
  requirePermission(ctx, "org.write");
  return inTransaction(async (tx) => {
    const before = await getOrgRow(tx, ctx);
    if (input.slug && input.slug !== before.slug) await requireFreeSlug(tx, input.slug, before.id);
    const org = await tx.org.update({
      where: { id: ctx.orgId },
      data: { name: input.name, slug: input.slug },
    });
    await recordAudit(tx, ctx, {
      action: "org.update",
      targetType: "org",
      targetId: org.id,
      data: {
        before: { name: before.name, slug: before.slug },
        after: { name: org.name, slug: org.slug },
      },
    });
    return { ...org, role: ctx.actor.type === "user" ? ctx.actor.role : null };
  });
}
