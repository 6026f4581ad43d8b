import { requireCredit } from "../../hold/no-credit";
import type { Hold, Money, MoneyLimit } from "../../money";

/** Money set aside for a call, and the input that it pays for. */
export type OperationHeld = { hold: Hold; inputTokens: number };

/** A bound on what the call costs, and on its input. */
type Bound = { nanos: number; inputTokens: number };

/**
 * Reserves the most that the call can cost on every limit, or refuses with 402. Far from the limits that is bounded by the
 * body's length; near one the input is counted, so that nobody is refused who can pay.
 */
export function placeOperationHold(
  money: Money,
  limits: readonly MoneyLimit[],
  cheap: Bound,
  countedBound: () => Promise<Bound>,
  atMs: number,
): OperationHeld | Promise<OperationHeld> {
  requireCredit(limits);
  const placed = money.place(limits, cheap.nanos, atMs, 0);
  if (placed instanceof Promise) return placed.then(orCounted);
  return orCounted(placed);

  function orCounted(hold: Hold): OperationHeld | Promise<OperationHeld> {
    if (hold.amountNanos >= cheap.nanos) return { hold, inputTokens: cheap.inputTokens };
    money.release(hold);
    return placeCounted();
  }

  async function placeCounted(): Promise<OperationHeld> {
    const { nanos, inputTokens } = await countedBound();
    return { hold: await money.place(limits, nanos, atMs), inputTokens };
  }
}
