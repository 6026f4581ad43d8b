import type { Markup } from "@/lib/contract/catalog";
import type { PriceRates } from "@/lib/contract/prices";
import { type GenaiList, LIST_VERSION } from "../genai-prices/read-model";
import { type CatalogEntry, versionsFrom } from "../list/compile";
import { toModelSlug } from "../model-slug";
import { markupPhrase, withMarkup } from "./markup";
import type { SyncModel, SyncProvider } from "./state";
import { priceByRule, type RulePrice } from "./unlisted";
import { inForceAt, missingVersions, type Version } from "./versions";

export type PriceSource = "list" | "rule";

/** One thing that a publication would do, or that is told and left as it is (`removed`). */
export type PlannedChange = {
  slug: string;
  kind: "added" | "price" | "route" | "removed";
  provider: SyncProvider | null;
  providerSlug: string;
  name: string;
  upstreamModel: string;
  modelId: string | null;
  entry: CatalogEntry | null;
  needsRoute: boolean;
  versions: Version[];
  before: PriceRates | null;
  note: string;
  source: PriceSource;
  listVersion: string | null;
  heldBack: string | null;
};

export type PlanInput = {
  entries: readonly CatalogEntry[];
  genai: GenaiList;
  providers: readonly SyncProvider[];
  models: ReadonlyMap<string, SyncModel>;
  /** From when the new versions are in force. */
  at: Date;
  /** One provider by its slug, or a preset that is not connected. */
  only: string | undefined;
  overwriteOwnPrices: boolean;
};

type Target = { slug: string; preset: string; provider: SyncProvider | null };
type Offered = {
  versions: CatalogEntry["versions"];
  note: string;
  listVersion: string | null;
  source: PriceSource;
  markup: Markup | null;
};

const BY_HAND = "Its price was set by hand.";

/** Every connected provider, and each preset of the list that is not: its models are there before it is. */
function targetsOf({ entries, providers, only }: PlanInput): Target[] {
  const connected = providers.map((provider) => ({ slug: provider.slug, preset: provider.preset, provider }));
  const known = new Set(connected.map(({ preset }) => preset));
  const presets = [...new Set(entries.map((entry) => entry.provider))].filter((slug) => !known.has(slug));
  const all: Target[] = [...connected, ...presets.map((slug) => ({ slug, preset: slug, provider: null }))];
  return only === undefined ? all : all.filter((target) => target.slug === only || target.preset === only);
}

/** The versions that are wanted: the one in force from the date of the publication, later ones from their own. */
function wantedVersions(offered: Offered, at: Date): Version[] {
  return versionsFrom(offered, at).map(({ from, rates }, i) => ({
    effectiveFrom: i === 0 || from === null ? at : from,
    rates: withMarkup(rates, offered.markup),
  }));
}

function toChange(
  target: Target,
  slug: string,
  upstreamModel: string,
  model: SyncModel | undefined,
  offered: Offered,
  input: PlanInput,
): PlannedChange | null {
  const prices = model?.prices ?? [];
  const versions = missingVersions(wantedVersions(offered, input.at), prices, input.at);
  const current = inForceAt(prices, input.at);
  const needsRoute = target.provider !== null && (model === undefined || model.routes.length === 0);
  if (model && versions.length === 0 && !needsRoute) return null;
  const isByHand = prices.some((price) => price.source === "operator") && current?.source === "operator";
  return {
    slug,
    kind: model === undefined ? "added" : versions.length > 0 ? "price" : "route",
    provider: target.provider,
    providerSlug: target.slug,
    name: model?.name ?? slug,
    upstreamModel,
    modelId: model?.id ?? null,
    entry: null,
    needsRoute,
    versions,
    before: current?.rates ?? null,
    note: `${offered.note}${markupPhrase(offered.markup)}`,
    source: offered.source,
    listVersion: offered.listVersion,
    heldBack: isByHand && versions.length > 0 && !input.overwriteOwnPrices ? BY_HAND : null,
  };
}

/** What a sync would do for one model that exists already and is in no plan: it was imported this moment. */
export function planImported(
  provider: SyncProvider,
  model: SyncModel,
  upstreamModel: string,
  input: PlanInput,
): PlannedChange | null {
  const target = { slug: provider.slug, preset: provider.preset, provider };
  const entry = input.entries.find(
    (each) => each.provider === provider.preset && each.upstreamModel === upstreamModel,
  );
  if (entry) return planEntry(target, entry, input);
  return planUnlisted(target, model, upstreamModel, input)[0] ?? null;
}

function planEntry(target: Target, entry: CatalogEntry, input: PlanInput): PlannedChange | null {
  const slug = toModelSlug(target.slug, entry.upstreamModel);
  const model = input.models.get(slug);
  const markup = model?.markup ?? target.provider?.markup ?? null;
  const note = `List price, ${entry.source}`;
  const offered: Offered = {
    versions: entry.versions,
    note,
    listVersion: entry.source,
    source: "list",
    markup,
  };
  const change = toChange(target, slug, entry.upstreamModel, model, offered, input);
  return change && { ...change, entry, name: model?.name ?? entry.name };
}

/** A model of the provider that its list does not have, by the provider's rule. */
function planUnlisted(
  target: Target,
  model: SyncModel,
  upstreamModel: string,
  input: PlanInput,
): PlannedChange[] {
  const { provider } = target;
  const last = inForceAt(model.prices, input.at);
  if (!provider || last?.source === "operator") return [];
  const priced = offerUnlisted(provider, upstreamModel, input, model.markup);
  if (priced) return [toChange(target, model.slug, upstreamModel, model, priced, input) ?? []].flat();
  if (last?.source !== "list") return [];
  return [
    {
      slug: model.slug,
      kind: "removed",
      provider,
      providerSlug: target.slug,
      name: model.name,
      upstreamModel,
      modelId: model.id,
      entry: null,
      needsRoute: false,
      versions: [],
      before: last.rates,
      note: "",
      source: "list",
      listVersion: last.listVersion,
      heldBack: null,
    },
  ];
}

/** The price of a model that is in no listing: by its exact name at its provider, else by the provider's rule. */
function offerUnlisted(
  provider: SyncProvider,
  upstreamModel: string,
  world: Pick<PlanInput, "genai" | "models" | "at">,
  modelMarkup: Markup | null = null,
): Offered | null {
  const markup = modelMarkup ?? provider.markup;
  const listed = provider.pricesId === undefined ? null : world.genai.find(provider.pricesId, upstreamModel);
  if (listed)
    return {
      versions: listed.versions,
      note: `List price, ${LIST_VERSION}`,
      listVersion: LIST_VERSION,
      source: "list",
      markup,
    };
  const ruled: RulePrice | null = priceByRule(provider.unlisted, upstreamModel, world);
  return ruled && { ...ruled, source: "rule", markup: ruled.isList ? markup : null };
}

/** Everything that a publication would change, by slug, and how many models are as the list has them. */
export function planCatalog(input: PlanInput): { changes: PlannedChange[]; unchangedCount: number } {
  const changes: PlannedChange[] = [];
  const seen = new Set<string>();
  let unchangedCount = 0;
  for (const target of targetsOf(input)) {
    for (const entry of input.entries.filter((each) => each.provider === target.preset)) {
      seen.add(toModelSlug(target.slug, entry.upstreamModel));
      const change = planEntry(target, entry, input);
      if (change) changes.push(change);
      else unchangedCount++;
    }
  }
  for (const target of targetsOf(input)) changes.push(...planRest(target, seen, input));
  return { changes: changes.sort((a, b) => (a.slug < b.slug ? -1 : 1)), unchangedCount };
}

function planRest(target: Target, seen: ReadonlySet<string>, input: PlanInput): PlannedChange[] {
  return [...input.models.values()].flatMap((model) => {
    const [route] = model.routes;
    return route?.providerId === target.provider?.id && route && !seen.has(model.slug)
      ? planUnlisted(target, model, route.upstreamModel, input)
      : [];
  });
}
