import { type History, newHistory, type Observation, type Side } from "../engine";
import { nameOf, type Scope } from "./scope";

/** A day's estimates: how many calls were estimated, and whose cost was inside the interval. */
export type DayTally = { day: string; calls: number; inside: number };

/** A history as it is kept, with how well its calls were estimated. */
export type StoredHistory = History & { scope: Scope; days: DayTally[] };

const DAYS_MAX = 60;

function newStoredHistory(scope: Scope): StoredHistory {
  return { ...newHistory(), scope, days: [] };
}

/** Notes how a call of this day fell beside what was foretold. */
export function noteCall(history: StoredHistory, day: string, side: Side): void {
  let tally = history.days.at(-1);
  if (tally?.day !== day) {
    tally = { day, calls: 0, inside: 0 };
    history.days.push(tally);
    if (history.days.length > DAYS_MAX) history.days.shift();
  }
  tally.calls++;
  if (side === "inside") tally.inside++;
}

type PackedObservation = [kind: string, input: number, output: number, reasoning: number, factor: number];
type PackedDay = [day: string, calls: number, inside: number];

/** A row of `estimate_history`. */
export type HistoryRow = {
  org_id: string;
  key_id: string;
  model: string;
  observations: PackedObservation[];
  calls: bigint;
  below: number;
  above: number;
  days: PackedDay[];
};

export function fromRow(row: HistoryRow): StoredHistory {
  return {
    scope: { orgId: row.org_id, keyId: row.key_id, model: row.model },
    observations: row.observations.map(
      ([kind, inputTokens, outputTokens, reasoningTokens, inputFactor]): Observation => ({
        kind,
        inputTokens,
        outputTokens,
        reasoningTokens,
        inputFactor,
      }),
    ),
    tails: { calls: Number(row.calls), below: row.below, above: row.above },
    days: row.days.map(([day, calls, inside]) => ({ day, calls, inside })),
  };
}

const rounded = (factor: number) => Math.round(factor * 10_000) / 10_000;

export function toRow({ scope, observations, tails, days }: StoredHistory): HistoryRow {
  return {
    org_id: scope.orgId,
    key_id: scope.keyId,
    model: scope.model,
    observations: observations.map(
      (one): PackedObservation => [
        one.kind,
        one.inputTokens,
        one.outputTokens,
        one.reasoningTokens,
        rounded(one.inputFactor),
      ],
    ),
    calls: BigInt(tails.calls),
    below: tails.below,
    above: tails.above,
    days: days.map(({ day, calls, inside }): PackedDay => [day, calls, inside]),
  };
}

/** Histories by the name of their scope, made new where there is none. */
export class HistoryShelf {
  private readonly byName: Map<string, StoredHistory>;

  constructor(histories: readonly StoredHistory[]) {
    this.byName = new Map(histories.map((history) => [nameOf(history.scope), history]));
  }

  take(scope: Scope): StoredHistory {
    const name = nameOf(scope);
    let history = this.byName.get(name);
    if (!history) {
      history = newStoredHistory(scope);
      this.byName.set(name, history);
    }
    return history;
  }

  all(): StoredHistory[] {
    return [...this.byName.values()];
  }
}
