import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import { type createProviderEndpoint, presetOfInput } from "@/lib/contract/providers";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { inTransaction } from "@/lib/db";
import { recordAudit } from "../audit";
import { toBaseUrl } from "./base-url";
import { requireAllowedToken, toCredentialColumns, toCredentialText } from "./credential";
import { requireAllowedHost } from "./metadata-addresses";
import { readProvider } from "./provider-view";

/** Connects an upstream. Its credential is sealed before it reaches the database; 409 when the slug is taken. */
export async function createProvider(ctx: BaseCtx, input: InputOf<typeof createProviderEndpoint>) {
  requireOperator(ctx);
  const preset = presetOfInput(input);
  const baseUrl = toBaseUrl(preset, input.baseUrl, input.region);
  await requireAllowedHost(baseUrl);
  const { credential, ...fields } = input;
  const secret = toCredentialText(preset.credential, credential);
  await requireAllowedToken(preset.credential, secret);
  return inTransaction(async (tx) => {
    if (await tx.provider.count({ where: { slug: input.slug } })) {
      throw new AppError("conflict", `There is a provider "${input.slug}" already.`, { param: "slug" });
    }
    const id = newId("provider", ctx.now.getTime());
    await tx.provider.create({
      data: {
        ...fields,
        ...toCredentialColumns(secret),
        id,
        baseUrl,
        kind: preset.kind,
        preset: preset.slug,
        createdAt: ctx.now,
      },
    });
    await recordAudit(tx, ctx, {
      action: "provider.create",
      targetType: "provider",
      targetId: id,
      data: { slug: input.slug, preset: preset.slug, baseUrl },
    });
    return readProvider(tx, id);
  });
}
