import type { ModelFeature, PublicModel } from "@/lib/contract/public-models";
import { exampleCost } from "./example-cost";
import { contextPhrase, FEATURE_NOUNS, list } from "./phrases";

export type Neighbour = { model: PublicModel; costChange: number; reasons: string[] };

const COUNT = 4;
/** What a price offers is no ability: it decides neither what can stand in nor what does more. */
const OFFERS: readonly ModelFeature[] = ["caching", "batch"];
const SAVING_MIN = 0.05;
const CONTEXT_GROWTH = 2;

type Compared = { model: PublicModel; gained: string[]; lost: ModelFeature[]; costChange: number };

function lackingIn<T>(all: readonly T[], some: readonly T[]): T[] {
  return some.filter((one) => !all.includes(one));
}

/** The sandbox makes its answers up: it stands in for nothing real. */
function isSandbox({ slug }: PublicModel): boolean {
  return slug.startsWith("sandbox/");
}

/** How another model differs; null where it is not for the same work, or one of them is not priced by the token. */
function compare(from: PublicModel, model: PublicModel): Compared | null {
  if (model.slug === from.slug || isSandbox(model) !== isSandbox(from)) return null;
  if (lackingIn(model.operations, from.operations).length > 0) return null;
  if (lackingIn(model.outputModalities, from.outputModalities).length > 0) return null;
  const [cost, base] = [exampleCost(model), exampleCost(from)];
  if (cost === null || base === null || base === 0) return null;
  const gains = lackingIn(from.features, model.features).filter((feature) => !OFFERS.includes(feature));
  const inputs = lackingIn(from.inputModalities, model.inputModalities);
  const more = inputs.filter((input) => !(input === "image" && gains.includes("vision")));
  return {
    model,
    gained: [...gains.map((feature) => FEATURE_NOUNS[feature]), ...more.map((input) => `${input} input`)],
    lost: lackingIn(model.features, from.features).filter((feature) => !OFFERS.includes(feature)),
    costChange: cost / base - 1,
  };
}

function takesWhat(from: PublicModel, { model, lost }: Compared): boolean {
  return lost.length === 0 && lackingIn(model.inputModalities, from.inputModalities).length === 0;
}

function percent(share: number): string {
  const size = Math.abs(share) * 100;
  return `${size < 10 ? size.toFixed(1) : Math.round(size)}%`;
}

function costPhrase(share: number): string {
  if (Math.abs(share) < 0.005) return "costs the same";
  if (share >= 1) return `costs ${(share + 1).toFixed(share < 9 ? 1 : 0)} times as much`;
  return `costs ${percent(share)} ${share < 0 ? "less" : "more"}`;
}

function contextReason(from: PublicModel, model: PublicModel): string[] {
  const [own, other] = [from.contextTokens, model.contextTokens];
  if (other === own) return ["the same context"];
  return [`a context of ${contextPhrase(other)} instead of ${contextPhrase(own)}`];
}

/** Models that can stand in for this one for less: everything it takes and can do, with at least half of its context. */
export function cheaperThan(from: PublicModel, all: readonly PublicModel[]): Neighbour[] {
  const found = all
    .flatMap((model) => compare(from, model) ?? [])
    .filter(
      (other) =>
        takesWhat(from, other) &&
        other.costChange <= -SAVING_MIN &&
        other.model.contextTokens * 2 >= from.contextTokens,
    );
  found.sort((a, b) => a.costChange - b.costChange || (a.model.slug < b.model.slug ? -1 : 1));
  return found.slice(0, COUNT).map(({ model, costChange, gained }) => ({
    model,
    costChange,
    reasons: [
      costPhrase(costChange),
      gained.length > 0 ? `does all of this, and ${list(gained)}` : "does all of this",
      ...contextReason(from, model),
    ],
  }));
}

/** Models that do more on paper: everything this one does, and further abilities or at least twice its context. */
export function strongerThan(from: PublicModel, all: readonly PublicModel[]): Neighbour[] {
  const found = all
    .flatMap((model) => compare(from, model) ?? [])
    .filter((other) => {
      const { model, gained } = other;
      const isLonger = model.contextTokens >= from.contextTokens * CONTEXT_GROWTH;
      return (
        takesWhat(from, other) && model.contextTokens >= from.contextTokens && (gained.length > 0 || isLonger)
      );
    });
  found.sort((a, b) => b.gained.length - a.gained.length || a.costChange - b.costChange);
  return found.slice(0, COUNT).map(({ model, costChange, gained }) => ({
    model,
    costChange,
    reasons: [
      ...(gained.length > 0 ? [`also ${list(gained)}`] : []),
      ...contextReason(from, model),
      costPhrase(costChange),
    ],
  }));
}
