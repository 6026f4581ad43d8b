import { setImmediate as breathe } from "node:timers/promises";
import { foretell, type Observation, remember, sideOf } from "../engine";
import { kindOf } from "../kind";
import { inputFactorOf, priceScenarios } from "../price-scenario";
import { type Scope, scopesOf } from "../store/scope";
import { type HistoryShelf, noteCall } from "../store/stored-history";
import type { PastCall } from "./read-calls";

/** So many calls are learned before others have a turn. */
const BREATH = 50;

function toObservation(call: PastCall): Observation {
  const { inputTokens, outputTokens, reasoningTokens } = call;
  const billed = { inputTokens, outputTokens, reasoningTokens, costNanos: Number(call.costNanos) };
  const inputFactor = inputFactorOf(call.rates, billed, { atMs: call.startedAt.getTime() });
  return { kind: kindOf(call), inputTokens, outputTokens, reasoningTokens, inputFactor };
}

/** Foretells one call from the histories as they are before it, and then lets them remember how it went. */
function learnCall(shelf: HistoryShelf, call: PastCall): void {
  const histories = scopesOf(call).map((scope) => shelf.take(scope));
  const asked = {
    kind: kindOf(call),
    inputTokens: call.inputTokens,
    choices: 1,
    outputTokensMax: Number.MAX_SAFE_INTEGER,
  };
  const costOf = priceScenarios(call.rates, call.inputTokens, { atMs: call.startedAt.getTime() });
  const side = sideOf(Number(call.costNanos), foretell(asked, histories, costOf).costNanos);
  const observation = toObservation(call);
  const day = call.startedAt.toISOString().slice(0, 10);
  remember(histories, observation, side);
  for (const history of histories) noteCall(history, day, side);
}

/** Every history that these calls belong to. */
export function scopesOfCalls(calls: readonly PastCall[]): Scope[] {
  return calls.flatMap(scopesOf);
}

/** Learns calls in the order in which they were settled. */
export async function learnCalls(shelf: HistoryShelf, calls: readonly PastCall[]): Promise<void> {
  for (const [i, call] of calls.entries()) {
    if (i % BREATH === BREATH - 1) await breathe();
    learnCall(shelf, call);
  }
}
