import type { ModelSearch, PublicModel } from "@/lib/contract/public-models";

type Test = (model: PublicModel) => boolean;

const includesAll = (all: readonly string[], some: readonly string[]) =>
  some.every((one) => all.includes(one));

/** Models that are priced by the token have a rate to compare; those priced by the image or the hour have none. */
function tokenRate(model: PublicModel, side: "input" | "output"): number | null {
  const { input, output } = model.price.rates;
  const isByUnit = input === 0 && output === 0 && hasUnitRate(model);
  return isByUnit ? null : side === "input" ? input : output;
}

function hasUnitRate({ price: { rates } }: PublicModel): boolean {
  const { perImage, perImageOf, perAudioHour, perMillionCharacters, perComputeHour, perRequest } = rates;
  const units = [perImage, perAudioHour, perMillionCharacters, perComputeHour, perRequest];
  return units.some(Boolean) || Object.keys(perImageOf ?? {}).length > 0;
}

function words(search: string | undefined): Test {
  const wanted = (search ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return (model) => {
    const text = `${model.slug} ${model.name} ${model.ownedBy} ${model.description}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
}

function prices({ inputMin, inputMax, outputMax }: ModelSearch): Test {
  return (model) => {
    const [input, output] = [tokenRate(model, "input"), tokenRate(model, "output")];
    if (input === null || output === null)
      return [inputMin, inputMax, outputMax].every((it) => it === undefined);
    return input >= (inputMin ?? 0) && input <= (inputMax ?? Infinity) && output <= (outputMax ?? Infinity);
  };
}

/** The models that pass every filter that is set. */
export function filterModels(models: readonly PublicModel[], search: ModelSearch): PublicModel[] {
  const { operation, feature, input, output, context, maker, provider, weights } = search;
  const tests: Test[] = [
    words(search.search),
    prices(search),
    (model) => !operation || model.operations.includes(operation),
    (model) => includesAll(model.features, feature),
    (model) => includesAll(model.inputModalities, input),
    (model) => includesAll(model.outputModalities, output),
    (model) => model.contextTokens >= context,
    (model) => !maker || model.ownedBy === maker,
    (model) => !provider || model.providers.includes(provider),
    (model) => !weights || model.weights === weights,
  ];
  return models.filter((model) => tests.every((test) => test(model)));
}

const ORDERS: Record<ModelSearch["sort"], (model: PublicModel) => number | null> = {
  name: () => 0,
  price: (model) => tokenRate(model, "input"),
  output_price: (model) => tokenRate(model, "output"),
  context: (model) => -model.contextTokens,
  speed: ({ speed }) => speed && (speed.ttftMs?.p50 ?? speed.latencyMs.p50),
};

/** Least first (the largest context first); what has no figure comes last, and equals by slug. */
export function sortModels(models: readonly PublicModel[], sort: ModelSearch["sort"]): PublicModel[] {
  const of = ORDERS[sort];
  const keyed = models.map((model) => ({ model, key: of(model) ?? Infinity }));
  keyed.sort((a, b) => (a.key === b.key ? compareSlugs(a.model, b.model) : a.key - b.key));
  return keyed.map(({ model }) => model);
}

function compareSlugs(a: PublicModel, b: PublicModel): number {
  return a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : 0;
}
