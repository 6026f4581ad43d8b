import { modelText } from "@/components/models/model-text";
import { modelsText } from "@/components/models/models-text";
import { getPublicModelEndpoint, searchModelsEndpoint } from "@/lib/contract/public-models";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { getPublicModel, searchModels } from "@/lib/domain/storefront";
import { load, visitorCtx } from "@/lib/web/page";

type TextRoute = { params: Promise<{ path?: string[] }> };

function markdown(text: string, status = 200): Response {
  return new Response(text, { status, headers: { "content-type": "text/markdown; charset=utf-8" } });
}

/** The text of a page: `/models.md` and `/models/openai/gpt-5.md` lead here (next.config.ts). */
export async function GET(_request: Request, { params }: TextRoute) {
  const slug = ((await params).path ?? []).map(decodeURIComponent).join("/");
  const ctx = await visitorCtx();
  if (!slug) {
    const first = await load(ctx, searchModelsEndpoint, searchModels);
    const pages = Math.ceil(first.data.total / first.data.pageSize);
    const rest = Array.from({ length: Math.max(0, pages - 1) }, (_, i) =>
      load(ctx, searchModelsEndpoint, searchModels, { query: { page: i + 2 } }),
    );
    const all = [first, ...(await Promise.all(rest))].flatMap(({ data }) => data.items);
    return markdown(modelsText(all, env().PORTAL_URL));
  }
  try {
    const { data } = await load(ctx, getPublicModelEndpoint, getPublicModel, { query: { model: slug } });
    return markdown(modelText(data, env().GATEWAY_URL));
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === "not_found")
      return markdown("There is no such model.\n", 404);
    throw thrown;
  }
}
