import type { PublicModel } from "@/lib/contract/public-models";
import { quoteCalls, unitOf } from "../quote";

/** A chat of a thousand tokens in and five hundred out: what models are compared by. */
const EXAMPLE_CHAT = { calls: 1, input: 1_000, output: 500, cachedPercent: 0, units: 0 };

/** What the example costs with a model, in nano-dollars; null where it is not priced by the token alone. */
export function exampleCost({ price: { rates } }: PublicModel): number | null {
  return unitOf(rates) === null ? Number(quoteCalls(rates, EXAMPLE_CHAT).quotes[0]!.perCallNanos) : null;
}
