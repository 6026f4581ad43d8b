import type { TokenRates } from "@/lib/contract/prices";
import type { PublicModel } from "@/lib/contract/public-models";
import { exampleCost } from "./neighbours/example-cost";
import { contextPhrase, FEATURE_NOUNS, list } from "./neighbours/phrases";

const OPERATION_PHRASES: Record<string, string> = {
  chat: "Chats",
  embeddings: "Turns text into vectors for search and comparison",
  images: "Makes images",
  speech: "Speaks text",
  transcription: "Writes down what is said",
  moderation: "Classifies harmful content",
};

const RANK_MIN = 8;

/** What a model is good at, as sentences that follow from its facts, its price and its place among the others; nothing else. */
export function strengthsOf(model: PublicModel, all: readonly PublicModel[]): string[] {
  const alike = all.filter((other) => model.operations.every((name) => other.operations.includes(name)));
  return [
    ...workPhrase(model),
    ...abilityPhrase(model),
    ...contextPhrases(model, alike),
    ...pricePhrases(model, alike),
    ...savingPhrases(model),
    ...(model.weights === "open" ? ["Its weights are published, so that other hosts answer it too."] : []),
  ];
}

function workPhrase(model: PublicModel): string[] {
  const work = model.operations.map((name) => OPERATION_PHRASES[name] ?? name);
  const takes = model.inputModalities.filter((name) => name !== "text");
  const also =
    takes.length > 0 && model.operations.includes("chat") ? `, and takes ${list(takes)} beside text` : "";
  return [`${list(work.map((phrase, i) => (i === 0 ? phrase : phrase.toLowerCase())))}${also}.`];
}

function abilityPhrase({ features }: PublicModel): string[] {
  const done = features.filter((feature) => feature !== "caching" && feature !== "batch");
  if (done.length === 0) return [];
  const text = list(done.map((feature) => FEATURE_NOUNS[feature]));
  return [`${text[0]!.toUpperCase()}${text.slice(1)}.`];
}

/** The share of the others that are further out; null where there are too few to say. */
function shareBeaten(values: readonly number[], isBeaten: (value: number) => boolean): number | null {
  return values.length < RANK_MIN ? null : values.filter(isBeaten).length / values.length;
}

function contextPhrases(model: PublicModel, alike: readonly PublicModel[]): string[] {
  const share = shareBeaten(
    alike.map((other) => other.contextTokens),
    (tokens) => tokens < model.contextTokens,
  );
  if (share === null || share < 0.75) return [];
  return [
    `A context of ${contextPhrase(model.contextTokens)} tokens, more than ${Math.floor(share * 100)}% of the models here that do the same work.`,
  ];
}

function pricePhrases(model: PublicModel, alike: readonly PublicModel[]): string[] {
  const own = exampleCost(model);
  if (own === null || !model.operations.includes("chat")) return [];
  const costs = alike.flatMap((other) => exampleCost(other) ?? []);
  const share = shareBeaten(costs, (cost) => cost > own);
  if (share === null || share < 0.5) return [];
  return [
    `A chat of 1,000 tokens in and 500 out costs less than with ${Math.floor(share * 100)}% of the models here.`,
  ];
}

function less(from: number, to: number | undefined): number | null {
  return to === undefined || from === 0 || to >= from ? null : Math.round((1 - to / from) * 100);
}

function savingPhrases({ price: { rates } }: PublicModel): string[] {
  const cached = less(rates.input, rates.cachedInput);
  const batch = rates.batch && less(rates.input + rates.output, sumOf(rates.batch));
  return [
    ...(cached ? [`Input that the provider has cached costs ${cached}% less.`] : []),
    ...(batch ? [`A batch costs ${batch}% less.`] : []),
  ];
}

function sumOf({ input, output }: TokenRates): number {
  return input + output;
}
