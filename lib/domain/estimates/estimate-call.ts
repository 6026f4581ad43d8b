import type { PriceRates } from "@/lib/contract/prices";
import type { Pool } from "@/lib/db";
import { type Foretold, foretell } from "./engine";
import { kindOf } from "./kind";
import { priceScenarios } from "./price-scenario";
import { readHistories } from "./store/history-rows";
import { SCOPE_KINDS, type Scope, type ScopeKind, scopesOf } from "./store/scope";
import type { StoredHistory } from "./store/stored-history";

/** A call that is thought of, and the price that it would have. */
export type CallAsked = {
  endpoint: string;
  stream: boolean;
  choices: number;
  inputTokens: number;
  outputTokensMax: number;
  rates: PriceRates;
  atMs: number;
};

/** How often past calls fell inside the interval that was foretold of them. */
export type Calibration = { basis: ScopeKind; calls: number; inside: number };

/** One history: how many calls it has seen, and what part it has in the estimate. */
export type HistoryPart = { scope: ScopeKind; calls: number; weight: number };

export type CallEstimate = Omit<Foretold, "weights"> & {
  /** Null before any call was estimated. */
  calibration: Calibration | null;
  histories: HistoryPart[];
};

/** Fewer calls say little about how often an estimate is right. */
const CALLS_TO_JUDGE = 20;

/** The histories that a call of this key and model rests on, the closest first. */
export async function readCallHistories(pool: Pool, scope: Scope): Promise<StoredHistory[]> {
  const scopes = scopesOf(scope);
  const shelf = await readHistories(pool, scopes);
  return scopes.map((each) => shelf.take(each));
}

function tallyOf({ days }: StoredHistory): { calls: number; inside: number } {
  return days.reduce(
    (sum, { calls, inside }) => ({ calls: sum.calls + calls, inside: sum.inside + inside }),
    { calls: 0, inside: 0 },
  );
}

/** By the closest history that has seen enough, or else by the widest. */
function calibrationOf(histories: readonly StoredHistory[]): Calibration | null {
  const tallies = histories.map((history, i) => ({ basis: SCOPE_KINDS[i]!, ...tallyOf(history) }));
  const found = tallies.find(({ calls }) => calls >= CALLS_TO_JUDGE) ?? tallies.at(-1)!;
  return found.calls > 0 ? found : null;
}

/** What a call will probably use and cost, from histories as `readCallHistories` gives them. */
export function estimateCall(asked: CallAsked, histories: readonly StoredHistory[]): CallEstimate {
  const { inputTokens, choices, outputTokensMax, rates, atMs } = asked;
  const costOf = priceScenarios(rates, inputTokens, { atMs });
  const { weights, ...foretold } = foretell(
    { kind: kindOf(asked), inputTokens, choices, outputTokensMax },
    histories,
    costOf,
  );
  return {
    ...foretold,
    calibration: calibrationOf(histories),
    histories: histories.map(({ tails }, i) => ({
      scope: SCOPE_KINDS[i]!,
      calls: tails.calls,
      weight: weights[i]!,
    })),
  };
}
