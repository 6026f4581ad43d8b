import { type BaseCtx, requireOperator } from "@/lib/access";
import type { publishCatalogEndpoint } from "@/lib/contract/catalog";
import type { InputOf } from "@/lib/contract/endpoint";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../../audit";
import { LIST_VERSION } from "../genai-prices/read-model";
import { openLists, openPlan } from "./open-plan";
import { writeChanges } from "./write";

const LOCK_ID = 727_074_02;
const AUDITED_SLUGS_MAX = 100;

/**
 * Adds models of the list and new price versions, each from its date. Nothing is edited, prices set by hand stay unless
 * asked otherwise, and a second publication changes nothing.
 */
export async function publishCatalog(ctx: BaseCtx, input: InputOf<typeof publishCatalogEndpoint>) {
  requireOperator(ctx);
  const { slugs, overwriteOwnPrices } = input;
  const lists = await openLists();
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LOCK_ID})::text`;
    const { changes, marked } = await openPlan(tx, lists, ctx.now, input, overwriteOwnPrices);
    const asked = slugs && new Set(slugs);
    const chosen = changes.filter(({ slug, kind }) => kind !== "removed" && (!asked || asked.has(slug)));
    const published = chosen.filter(({ heldBack }) => heldBack === null);
    if (marked?.markup)
      await tx.provider.update({ where: { id: marked.id }, data: { markup: marked.markup } });
    await writeChanges(tx, published, { now: ctx.now, createdById: ctx.actor.userId });
    const result = {
      added: published.filter(({ kind }) => kind === "added").length,
      priced: published.filter(({ kind }) => kind === "price").length,
      routed: published.filter(({ kind, needsRoute }) => kind !== "added" && needsRoute).length,
      heldBack: chosen.length - published.length,
    };
    if (published.length > 0 || marked) {
      await recordAudit(tx, ctx, {
        action: "catalog.publish",
        targetType: "catalog",
        targetId: LIST_VERSION,
        data: {
          ...result,
          ...(marked?.markup && { provider: marked.slug, markup: marked.markup }),
          slugs: published.slice(0, AUDITED_SLUGS_MAX).map(({ slug }) => slug),
        },
      });
    }
    return result;
  });
}
