import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { testProviderEndpoint } from "@/lib/contract/providers";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db";
import { requireAllowedHost } from "./metadata-addresses";
import { fetchUpstreamModels, type UpstreamAnswer } from "./upstream/fetch-models";

/** Asks the provider for its models, now, and says what came of it. The sandbox always answers. */
export async function testProvider(ctx: BaseCtx, input: InputOf<typeof testProviderEndpoint>) {
  requireOperator(ctx);
  const { latencyMs, models, status, message } = await askForModels(input.providerId);
  return { ok: models !== null, latencyMs, modelCount: models?.length ?? null, status, message };
}

/** The provider's own list of models. 404 for no such provider; what the upstream does wrong is in the answer. */
export async function askForModels(providerId: string): Promise<UpstreamAnswer> {
  const provider = await db().provider.findUnique({ where: { id: providerId } });
  if (!provider) throw notFound("provider");
  if (provider.kind === "sandbox" || provider.baseUrl === null) {
    const models = await db().modelRoute.findMany({ where: { providerId }, select: { upstreamModel: true } });
    return {
      latencyMs: 0,
      status: 200,
      models: models.map((row) => ({ id: row.upstreamModel })),
      message: null,
    };
  }
  const { baseUrl } = provider;
  await requireAllowedHost(baseUrl);
  return fetchUpstreamModels({ ...provider, baseUrl });
}
