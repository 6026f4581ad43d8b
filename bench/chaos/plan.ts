import type { FleetKey } from "./fleet/fleet";
import { between, pick, type Random, randomOf } from "./random";

/** One call as it is to be made; it follows from the seed and its number. */
export type CallPlan = {
  n: number;
  key: number;
  customer: string | null;
  stream: boolean;
  wantsUsage: boolean;
  words: number;
  maxTokens: number;
  /** The caller hangs up after so many milliseconds. */
  leavesAfterMs: number | null;
};

const STREAMS = 0.45;
const LEAVERS = 0.05;
const MAX_TOKENS = [16, 40, 80, 160];
const LONG_TOKENS = 3_000;

/** The mean price of a planned call that is not long, to size the budgets by. */
export const MEAN_CALL_NANOS = 185_000;

function keyOf(random: Random, keys: readonly Pick<FleetKey, "weight">[]): number {
  const all = keys.reduce((sum, key) => sum + key.weight, 0);
  let at = random() * all;
  for (const [i, { weight }] of keys.entries()) {
    at -= weight;
    if (at < 0) return i;
  }
  return 0;
}

export function planCall(
  seed: number,
  n: number,
  keys: readonly Pick<FleetKey, "weight" | "customers" | "long">[],
): CallPlan {
  const random = randomOf(seed, n);
  const key = keyOf(random, keys);
  const { customers, long } = keys[key]!;
  const stream = long || random() < STREAMS;
  return {
    n,
    key,
    customer: customers > 0 ? `customer-${between(random, 1, customers)}` : null,
    stream,
    wantsUsage: random() < 0.5,
    words: between(random, 3, 25),
    maxTokens: long ? LONG_TOKENS : pick(random, MAX_TOKENS),
    leavesAfterMs: random() < LEAVERS ? between(random, 5, 2_000) : null,
  };
}
