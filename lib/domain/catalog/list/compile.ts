import type { Operation } from "@/lib/contract/models";
import { findPreset, type ProviderPreset } from "@/lib/core/provider-presets";
import {
  type GenaiList,
  LIST_VERSION,
  type ListedModel,
  type ListVersion,
  openGenaiPrices,
} from "../genai-prices/read-model";
import { familyOf } from "./families";
import { type Limits, openLimits } from "./limits";
import type { Capability, Modality, ModelFacts } from "./model-facts";
import type { Listing, Offer } from "./offer";
import { LISTINGS } from "./offers";
import { parametersOf } from "./parameters";
import { withBatch, withHourWrites, withServiceTiers } from "./rate-extras";

/** A model that a known provider offers, with every version of its list price. */
export type CatalogEntry = {
  /** The preset's slug. */
  provider: string;
  upstreamModel: string;
  name: string;
  ownedBy: string;
  contextTokens: number;
  maxOutputTokens: number;
  inputModalities: Modality[];
  outputModalities: Modality[];
  operations: Operation[];
  capabilities: Capability[];
  parameters: string[];
  /** By ascending date; never empty. */
  versions: ListVersion[];
  /** Which list the price is from. */
  source: string;
};

const OWN_LIST = "Turnpike's table of 2026-11";
const LENS_LIST = "models.dev (tokenlens 1.3.0)";
const CONTEXT_TOKENS = 128_000;
const MAX_OUTPUT_TOKENS = 16_384;

type Sources = { genai: GenaiList; limits: Awaited<ReturnType<typeof openLimits>> };
type Found = { offer: Offer; listed: ListedModel | null; limits: Limits | null };

function priceOf({ offer, listed, limits }: Found): Pick<CatalogEntry, "versions" | "source"> | null {
  if (offer.rates) return { versions: [{ from: null, rates: offer.rates }], source: OWN_LIST };
  if (listed) return { versions: listed.versions, source: LIST_VERSION };
  return limits?.rates ? { versions: [{ from: null, rates: limits.rates }], source: LENS_LIST } : null;
}

function capabilitiesOf(facts: ModelFacts, limits: Limits | null): Capability[] {
  if (facts.capabilities) return [...facts.capabilities];
  const guessed: [boolean | undefined, Capability][] = [
    [limits?.tools, "tools"],
    [limits?.reasoning, "reasoning"],
    [limits?.input.includes("image"), "vision"],
  ];
  return guessed.flatMap(([has, name]) => (has ? [name] : []));
}

function factsOf(preset: ProviderPreset, { offer, listed, limits }: Found) {
  const facts: ModelFacts = { ...familyOf(offer.name), ...offer.facts };
  const contextTokens =
    facts.contextTokens ?? listed?.contextTokens ?? limits?.contextTokens ?? CONTEXT_TOKENS;
  const output = facts.maxOutputTokens ?? limits?.maxOutputTokens ?? MAX_OUTPUT_TOKENS;
  const operations = [...(facts.operations ?? ["chat" as const])];
  const capabilities = capabilitiesOf(facts, limits);
  const ownedBy = facts.ownedBy ?? vendorOf(offer.name) ?? preset.name;
  return {
    name: offer.title ?? listed?.name ?? limits?.name ?? offer.name,
    ownedBy,
    contextTokens,
    maxOutputTokens: Math.min(output, contextTokens),
    inputModalities: [...(facts.input ?? limits?.input ?? ["text" as const])],
    outputModalities: [...(facts.output ?? ["text" as const])],
    operations,
    capabilities,
    parameters: parametersOf(preset.kind, operations, capabilities, ownedBy),
  };
}

function vendorOf(upstreamModel: string): string | null {
  return /^([^/]+)\//.exec(upstreamModel)?.[1] ?? null;
}

function versionsOf(listing: Listing, name: string, ownedBy: string, versions: ListVersion[]): ListVersion[] {
  const discount = listing.withoutBatch?.test(name) ? undefined : listing.batchDiscountPercent;
  return versions.map(({ from, rates: list }) => {
    let rates = ownedBy === "Anthropic" ? withHourWrites(list) : list;
    if (listing.provider === "openai") rates = withServiceTiers(name, rates);
    return { from, rates: discount === undefined ? rates : withBatch(rates, discount) };
  });
}

function toEntry(listing: Listing, preset: ProviderPreset, sources: Sources, offer: Offer): CatalogEntry[] {
  const listed = preset.pricesId === undefined ? null : sources.genai.find(preset.pricesId, offer.name);
  const found = { offer, listed, limits: sources.limits(preset.slug, offer.name) };
  const price = priceOf(found);
  if (!price) return [];
  const facts = factsOf(preset, found);
  const versions = versionsOf(listing, offer.name, facts.ownedBy, price.versions);
  return [{ provider: preset.slug, upstreamModel: offer.name, ...facts, ...price, versions }];
}

/** OpenRouter's list keeps names that are no more; what it offers now has a context length. */
function alsoOffered(listing: Listing, preset: ProviderPreset, genai: GenaiList): string[] {
  const { also } = listing;
  if (!also || preset.pricesId === undefined) return [];
  const needsContext = preset.slug === "openrouter";
  return genai
    .ids(preset.pricesId)
    .filter((id) => also(id))
    .map((id) => `${listing.namePrefix ?? ""}${id}`)
    .filter((name) => !needsContext || genai.find(preset.pricesId, name)?.contextTokens);
}

function entriesOf(listing: Listing, sources: Sources): CatalogEntry[] {
  const preset = findPreset(listing.provider);
  if (!preset) throw new Error(`a listing names a preset that is not there: ${listing.provider}`);
  const own = listing.offers.map((offer) => (typeof offer === "string" ? { name: offer } : offer));
  const names = new Set(own.map((offer) => offer.name));
  const more = alsoOffered(listing, preset, sources.genai).filter((name) => !names.has(name));
  return [...own, ...more.map((name) => ({ name }))].flatMap((offer) =>
    toEntry(listing, preset, sources, offer),
  );
}

let compiled: Promise<CatalogEntry[]> | undefined;

async function compile(): Promise<CatalogEntry[]> {
  const [genai, limits] = await Promise.all([openGenaiPrices(), openLimits()]);
  return LISTINGS.flatMap((listing) => entriesOf(listing, { genai, limits }));
}

/** The catalogue: every model that a known provider offers and that has a list price. Read once a process. */
export function readCatalogue(): Promise<CatalogEntry[]> {
  compiled ??= compile();
  return compiled;
}

/** The price version in force at a time, and those that begin later. */
export function versionsFrom(entry: Pick<CatalogEntry, "versions">, at: Date): ListVersion[] {
  const current = entry.versions.findLastIndex(({ from }) => from === null || from <= at);
  return entry.versions.slice(Math.max(0, current));
}
