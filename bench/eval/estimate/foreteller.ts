import { quantileOfSorted } from "@/lib/core/statistics";
import {
  type Asked,
  foretell,
  type History,
  INPUT_FACTOR_MAX,
  newHistory,
  remember,
  type Scenario,
  sideOf,
} from "@/lib/domain/estimates";
import type { BilledEvent } from "./events";
import { RateCard, type Rates } from "./rate-card";

type Interval = { low: number; high: number };

/** A call whose cost was foretold before it was known. */
export type Judged = {
  event: BilledEvent;
  costUsd: number;
  ours: Interval;
  /** Of all costs of the model before this call. */
  pastQuantiles: Interval;
  /** Of all costs of the model, later ones too: what nobody can know. */
  hindsightQuantiles: Interval;
  /** Every call of the model before this one cost nothing. */
  isFree: boolean;
};

const NANOS = 1e9;
const UNBOUNDED = 1_000_000;

function quantilesOf(sorted: readonly number[]): Interval {
  return { low: quantileOfSorted(sorted, 0.1), high: quantileOfSorted(sorted, 0.9) };
}

function insertSorted(list: number[], value: number): void {
  const at = list.findIndex((each) => each > value);
  list.splice(at < 0 ? list.length : at, 0, value);
}

/** Foretells calls one by one, knowing of each only its user, model, kind and prompt, and of the past everything. */
export class Foreteller {
  private readonly histories = new Map<string, History>();
  private readonly cards = new Map<string, RateCard>();
  private readonly pastCosts = new Map<string, number[]>();
  private readonly allCosts = new Map<string, number[]>();

  constructor(events: readonly BilledEvent[]) {
    for (const { model, costUsd } of events)
      insertSorted(
        entry(this.allCosts, model, () => []),
        costUsd,
      );
  }

  /** What was foretold of a call, and then learned from; null where the model's price is not known yet. */
  judge(event: BilledEvent): Judged | null {
    const { model, costUsd } = event;
    const card = entry(this.cards, model, () => new RateCard());
    const past = entry(this.pastCosts, model, () => []);
    const rates = card.rates();
    const judged = rates ? this.foretellAndLearn(event, rates, past) : null;
    card.learn(event);
    insertSorted(past, costUsd);
    return judged;
  }

  private foretellAndLearn(event: BilledEvent, rates: Rates, past: number[]): Judged {
    const { promptTokens, costUsd, model } = event;
    const asked: Asked = {
      kind: event.kind,
      inputTokens: promptTokens,
      choices: 1,
      outputTokensMax: UNBOUNDED,
    };
    const histories = this.historiesOf(event);
    const { costNanos } = foretell(asked, histories, (scenario) => costOf(rates, promptTokens, scenario));
    const side = sideOf(Math.round(costUsd * NANOS), costNanos);
    remember(histories, toObservation(event, rates), side);
    return {
      event,
      costUsd,
      ours: { low: costNanos.p10 / NANOS, high: costNanos.p90 / NANOS },
      pastQuantiles: quantilesOf(past),
      hindsightQuantiles: quantilesOf(this.allCosts.get(model)!),
      isFree: past.at(-1) === 0,
    };
  }

  /** The user's calls of this model, all calls of the model, all calls. */
  private historiesOf({ user, model }: BilledEvent): History[] {
    return [`${user}/${model}`, `*/${model}`, "*"].map((name) => entry(this.histories, name, newHistory));
  }
}

function costOf(rates: Rates, promptTokens: number, { outputTokens, inputFactor }: Scenario): number {
  return Math.round((rates.input * promptTokens * inputFactor + rates.output * outputTokens) * NANOS);
}

function toObservation(event: BilledEvent, rates: Rates) {
  const plain = rates.input * event.promptTokens;
  const paid = event.costUsd - rates.output * event.completionTokens;
  return {
    kind: event.kind,
    inputTokens: event.promptTokens,
    outputTokens: event.completionTokens,
    reasoningTokens: 0,
    inputFactor: plain > 0 ? Math.min(INPUT_FACTOR_MAX, Math.max(0, paid / plain)) : 1,
  };
}

function entry<V>(map: Map<string, V>, name: string, make: () => V): V {
  let value = map.get(name);
  if (value === undefined) {
    value = make();
    map.set(name, value);
  }
  return value;
}
