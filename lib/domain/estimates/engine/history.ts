import type { Observation } from "./observation";
import { influences, moveTails, newTails, type Tails } from "./tails";

/** So many calls are remembered, the newest. */
const OBSERVATIONS_MAX = 256;

/** What is remembered of the calls of one key and model, one organization and model, one model, or all. */
export type History = {
  /** Oldest first. */
  observations: Observation[];
  tails: Tails;
};

/** A history that says nothing yet. */
export function newHistory(): History {
  return { observations: [], tails: newTails() };
}

/** How a call went, beside the interval that was foretold. */
export type Side = "below" | "inside" | "above";

export function sideOf(value: number, { p10, p90 }: { p10: number; p90: number }): Side {
  if (value < p10) return "below";
  return value > p90 ? "above" : "inside";
}

/** Remembers how a call went in every history that it belongs to, the closest first. */
export function remember(histories: readonly History[], observation: Observation, side: Side): void {
  const shares = influences(histories.map(({ tails }) => tails));
  for (const [i, { observations, tails }] of histories.entries()) {
    observations.push(observation);
    if (observations.length > OBSERVATIONS_MAX) observations.shift();
    moveTails(tails, side, shares[i]!);
  }
}
