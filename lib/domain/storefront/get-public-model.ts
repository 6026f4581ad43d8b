import type { BaseCtx } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { getPublicModelEndpoint } from "@/lib/contract/public-models";
import { notFound } from "@/lib/core/errors";
import { nearestSlugs } from "./nearest";
import { cheaperThan, strongerThan } from "./neighbours/neighbours";
import { readPublicModels } from "./public-models";
import { strengthsOf } from "./strengths";

/** One model with its neighbours; 404 for one that is off, unpriced or unrouted as for one that never was. Open to everybody. */
export async function getPublicModel(ctx: BaseCtx, input: InputOf<typeof getPublicModelEndpoint>) {
  const all = await readPublicModels(ctx.now);
  const model = all.find(({ slug }) => slug === input.model);
  if (!model) throw notFound("model");
  return {
    model,
    strengths: strengthsOf(model, all),
    cheaper: cheaperThan(model, all),
    stronger: strongerThan(model, all),
  };
}

/** The models that a mistaken slug may have meant. */
export async function findNearestModels(asked: string, at: Date): Promise<{ slug: string; name: string }[]> {
  const all = await readPublicModels(at);
  const names = new Map(all.map(({ slug, name }) => [slug, name]));
  return nearestSlugs(asked, [...names.keys()]).map((slug) => ({ slug, name: names.get(slug)! }));
}
