import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { createProviderEndpoint } from "@/lib/contract/providers";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { toCredentialColumns } from "./credential";
import { requireAllowedHost } from "./metadata-addresses";
import { readProvider } from "./provider-view";

/** Connects an upstream. Its credential is sealed before it reaches the database; 409 when the slug is taken. */
export async function createProvider(ctx: BaseCtx, input: InputOf<typeof createProviderEndpoint>) {
  requireOperator(ctx);
  await requireAllowedHost(input.baseUrl);
  const { credential, ...fields } = input;
  return inTransaction(async (tx) => {
    if (await tx.provider.count({ where: { slug: input.slug } })) {
      throw new AppError("conflict", `There is a provider "${input.slug}" already.`, { param: "slug" });
    }
    const id = newId("provider", ctx.now.getTime());
    await tx.provider.create({
      data: { ...fields, ...toCredentialColumns(credential), id, createdAt: ctx.now },
    });
    await recordAudit(tx, ctx, {
      action: "provider.create",
      targetType: "provider",
      targetId: id,
      data: { slug: input.slug, baseUrl: input.baseUrl },
    });
    return readProvider(tx, id);
  });
}
