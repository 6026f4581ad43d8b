import type { PriceRates } from "@/lib/contract/prices";
import type { ModelFeature, PublicModel } from "@/lib/contract/public-models";
import { MODEL_FEATURES } from "@/lib/contract/public-models";
import { readOfferedModels } from "../catalog";
import { readPublishedSpeeds } from "./speed/read-speed";
import { weightsOf } from "./weights";

type Offered = Awaited<ReturnType<typeof readOfferedModels>>[number];
type Dated = { effectiveFrom: Date; rates: PriceRates };

function featuresOf(capabilities: readonly string[], rates: PriceRates): ModelFeature[] {
  const has = new Set<string>(capabilities);
  if (rates.cachedInput !== undefined && rates.cachedInput < rates.input) has.add("caching");
  if (rates.batch) has.add("batch");
  return MODEL_FEATURES.filter((feature) => has.has(feature));
}

function toPublicPrice({ effectiveFrom, rates }: Dated) {
  return { effectiveFrom: effectiveFrom.toISOString(), rates };
}

function toPublic(model: Offered, speed: PublicModel["speed"]): PublicModel {
  const { slug, name, description, ownedBy, contextTokens, maxOutputTokens } = model;
  const { inputModalities, outputModalities, operations, parameters, price, upcomingPrice } = model;
  const live = model.routes.filter((route) => route.enabled && route.providerEnabled);
  return {
    ...{ slug, name, description, ownedBy, contextTokens, maxOutputTokens },
    ...{ inputModalities, outputModalities, operations, parameters },
    providers: [...new Set(live.map((route) => route.providerName))].sort(),
    features: featuresOf(model.capabilities, price.rates),
    weights: weightsOf(slug),
    price: toPublicPrice(price),
    upcomingPrice: upcomingPrice && toPublicPrice(upcomingPrice),
    speed,
  };
}

/** Every model that can be called now, as anyone may read of it, by slug. */
export async function readPublicModels(at: Date): Promise<PublicModel[]> {
  const [models, speeds] = await Promise.all([readOfferedModels(at), readPublishedSpeeds()]);
  return models.map((model) => toPublic(model, speeds.get(model.slug) ?? null));
}
