import type { History } from "./history";
import {
  type Asked,
  type CostOf,
  type Observation,
  type Quantiles,
  type Scenario,
  toScenario,
} from "./observation";
import { PRIOR } from "./prior";
import { blendTails } from "./tails";
import { WeightedSample } from "./weighted-sample";

/** So many similar calls are wanted; a wider history fills up what a closer one does not have. */
const ENOUGH = 16;
/** The weight of a call halves with so many newer ones. */
const HALF_LIFE = 64;
/** In units of the natural logarithm of the input's length. */
const BANDWIDTH = 0.5;
const OTHER_KIND = 0.25;

/** What is foretold of a call. `weights` are the parts that each history has in it, the closest first; the rest is the prior's. */
export type Foretold = { outputTokens: Quantiles; costNanos: Quantiles; weights: number[] };

type Weighted = { observation: Observation; weight: number };

function likeness(asked: Asked, observation: Observation, age: number): number {
  const distance = Math.log((asked.inputTokens + 1) / (observation.inputTokens + 1)) / BANDWIDTH;
  const kind = observation.kind === asked.kind ? 1 : OTHER_KIND;
  return (kind * 2 ** (-age / HALF_LIFE)) / (1 + distance * distance) ** 2;
}

function weigh(asked: Asked, observations: readonly Observation[]): Weighted[] {
  const newest = observations.length - 1;
  return observations.map((observation, i) => ({
    observation,
    weight: likeness(asked, observation, newest - i),
  }));
}

function massOf(weighted: readonly Weighted[]): number {
  return weighted.reduce((sum, { weight }) => sum + weight, 0);
}

function nameOf(observation: Observation): string {
  const { kind, inputTokens, outputTokens, reasoningTokens, inputFactor } = observation;
  return `${inputTokens} ${outputTokens} ${reasoningTokens} ${inputFactor} ${kind}`;
}

/** What a wider history adds: it remembers the calls of the closer ones as well. */
function others(observations: readonly Observation[], closer: readonly Observation[]): Observation[] {
  const known = new Map<string, number>();
  for (const observation of closer) {
    const name = nameOf(observation);
    known.set(name, (known.get(name) ?? 0) + 1);
  }
  return observations.filter((observation) => {
    const name = nameOf(observation);
    const left = known.get(name) ?? 0;
    if (left > 0) known.set(name, left - 1);
    return left === 0;
  });
}

/** Similar calls of the closest history, then of wider ones as far as there are too few, then of the prior. */
function gather(asked: Asked, histories: readonly History[]): { all: Weighted[]; weights: number[] } {
  const all: Weighted[] = [];
  const weights = histories.map(() => 0);
  let mass = 0;
  for (const [i, history] of histories.entries()) {
    if (mass >= ENOUGH) break;
    const observations = others(
      history.observations,
      histories.slice(0, i).flatMap((each) => each.observations),
    );
    const weighted = weigh(asked, observations);
    const own = massOf(weighted);
    const scale = mass === 0 || own === 0 ? 1 : Math.min(1, (ENOUGH - mass) / own);
    for (const { observation, weight } of weighted) all.push({ observation, weight: weight * scale });
    weights[i] = own * scale;
    mass += own * scale;
  }
  const missing = Math.max(0, ENOUGH - mass);
  const each = (missing / ENOUGH) ** 2 * (missing / PRIOR.length);
  for (const observation of PRIOR) all.push({ observation, weight: each });
  const total = massOf(all);
  return { all, weights: weights.map((weight) => weight / total) };
}

/** Quantiles of a call's output and cost from how similar calls went, the closest history first. */
export function foretell(asked: Asked, histories: readonly History[], costOf: CostOf): Foretold {
  const { all, weights } = gather(asked, histories);
  const { below, above } = blendTails(histories.map(({ tails }) => tails));
  const read = (measure: (scenario: Scenario) => number): Quantiles => {
    const points = all.map(({ observation, weight }) => ({
      value: measure(toScenario(observation, asked)),
      weight,
    }));
    const sample = new WeightedSample(points);
    return {
      p10: Math.floor(sample.quantile(below)),
      p50: Math.round(sample.quantile(0.5)),
      p90: Math.ceil(sample.quantile(1 - above)),
    };
  };
  return { outputTokens: read((scenario) => scenario.outputTokens), costNanos: read(costOf), weights };
}
