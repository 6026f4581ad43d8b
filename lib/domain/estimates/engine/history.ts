import type { Observation } from "./observation";
import { moveTails, newTails, type Tails } from "./tails";

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

/** Remembers how a call went. `side` null: nothing was foretold of it. */
export function remember(history: History, observation: Observation, side: Side | null): void {
  history.observations.push(observation);
  if (history.observations.length > OBSERVATIONS_MAX) history.observations.shift();
  if (side) moveTails(history.tails, side);
}
