import type { Call, CallFilters } from "./calls";

const keyOf = (call: Call) => `${call.requestId}.${call.attempt}`;

/** Those of `fresh` that `known` does not have, each once. */
export function newCalls(fresh: readonly Call[], known: readonly Call[]): Call[] {
  const seen = new Set(known.map(keyOf));
  return fresh.filter((call) => !seen.has(keyOf(call)) && seen.add(keyOf(call)));
}

/** Newest first, each attempt once, at most `max`. The same array comes back when nothing is new. */
export function mergeCalls(fresh: readonly Call[], known: readonly Call[], max: number): readonly Call[] {
  const added = newCalls(fresh, known);
  if (added.length === 0) return known;
  return [...added, ...known].sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1)).slice(0, max);
}

/** Whether a call that arrives live belongs to a filtered list. */
export function matchesFilters(call: Call, filters: CallFilters): boolean {
  if (filters.model && call.model !== filters.model) return false;
  if (filters.keyId && call.keyId !== filters.keyId) return false;
  if (filters.projectId && call.projectId !== filters.projectId) return false;
  if (filters.outcome && call.outcome !== filters.outcome) return false;
  return true;
}
