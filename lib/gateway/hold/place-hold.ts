import type { ChatAsk, Priced } from "../call";
import type { Hold, Money, MoneyLimit } from "../money";
import { countPromptTokens } from "../tokens/chat-tokens";
import {
  affordableOutput,
  ceilingNanos,
  inputBound,
  maySearch,
  outputBound,
  type UnitBounds,
  unitBounds,
} from "./ceiling";
import { imageAllowance } from "./media";
import { requireCredit } from "./no-credit";

/** A stream starts with money for so many output tokens and asks for more while it runs. */
const STREAM_SLICE_TOKENS = 1_024;
/** Someone who can pay for one token is answered with it. */
const LEAST_OUTPUT_TOKENS = 1;

/** Money set aside for a call, and what it pays for. */
export type Held = {
  hold: Hold;
  /** The input that the hold pays for: a bound, or the exact count near a limit. */
  inputTokens: number;
  /** The output that the hold pays for, over all choices. */
  outputTokens: number;
  /** What it pays for beside tokens. */
  units: UnitBounds | undefined;
  /** The bound to set upstream, per choice, where money allows less than was asked. */
  clampTokens: number | null;
};

type Wish = {
  inputTokens: number;
  outputTokens: number;
  leastOutputTokens: number;
  units: UnitBounds | undefined;
};

/** Hidden reasoning is not counted in a stream, nor are media: such a model's whole output is held from the start. */
function canGrow(ask: ChatAsk, { model }: Priced): boolean {
  return (
    ask.stream &&
    !model.capabilities.includes("reasoning") &&
    model.outputModalities.every((modality) => modality === "text")
  );
}

function toHeld(hold: Hold, wish: Wish, ask: ChatAsk, priced: Priced): Held {
  const { inputTokens, units } = wish;
  const { rates } = priced.price;
  const full = ceilingNanos(rates, inputTokens, wish.outputTokens, units);
  if (hold.amountNanos >= full) {
    return { hold, inputTokens, units, outputTokens: wish.outputTokens, clampTokens: ask.guardTokens };
  }
  const affordable = affordableOutput(rates, hold.amountNanos, inputTokens, units);
  const outputTokens = Math.min(wish.outputTokens, Math.max(0, affordable));
  const clampTokens = canGrow(ask, priced)
    ? ask.guardTokens
    : Math.max(1, Math.floor(outputTokens / ask.choices));
  return { hold, inputTokens, units, outputTokens, clampTokens };
}

/** Near a limit: the exact input, all that is wanted if it can be had, else as much as there is. */
async function placeExactly(
  money: Money,
  limits: readonly MoneyLimit[],
  wish: Wish,
  ask: ChatAsk,
  priced: Priced,
  atMs: number,
): Promise<Held> {
  const { rates } = priced.price;
  const full = ceilingNanos(rates, wish.inputTokens, wish.outputTokens, wish.units);
  const least = ceilingNanos(rates, wish.inputTokens, wish.leastOutputTokens, wish.units);
  return toHeld(await money.place(limits, full, atMs, least), wish, ask, priced);
}

/** Someone who cannot pay for any call at all is refused before anything is counted. */
async function requireAnything(
  money: Money,
  limits: readonly MoneyLimit[],
  ask: ChatAsk,
  { price }: Priced,
  offeredNanos: number,
  atMs: number,
): Promise<void> {
  const leastNanos = ceilingNanos(price.rates, ask.body.messages.length * 3, 1);
  if (offeredNanos >= leastNanos) return;
  money.release(await money.place(limits, leastNanos, atMs));
}

/**
 * Reserves the most that the call can cost on every limit, or refuses with 402. Far from the limits the input is bounded by
 * its bytes, without counting; near one it is counted exactly, and someone who can pay for a shorter answer gets one.
 */
export function placeHold(
  money: Money,
  limits: readonly MoneyLimit[],
  ask: ChatAsk,
  priced: Priced,
  atMs: number,
): Held | Promise<Held> {
  requireCredit(limits);
  const { model, price } = priced;
  const all = outputBound(ask, model);
  const outputTokens = canGrow(ask, priced) ? Math.min(all, STREAM_SLICE_TOKENS * ask.choices) : all;
  const leastOutputTokens = Math.min(outputTokens, LEAST_OUTPUT_TOKENS * ask.choices);
  const units = unitBounds(ask, price.rates);
  const cheap: Wish = { inputTokens: inputBound(ask, model), outputTokens, leastOutputTokens, units };
  const full = ceilingNanos(price.rates, cheap.inputTokens, outputTokens, units);
  const placed = money.place(limits, full, atMs, 0);
  if (!(placed instanceof Promise) && placed.amountNanos >= full) return toHeld(placed, cheap, ask, priced);
  return placeNearLimit(placed);

  async function placeNearLimit(offered: Hold | Promise<Hold>): Promise<Held> {
    const hold = await offered;
    if (hold.amountNanos >= full) return toHeld(hold, cheap, ask, priced);
    money.release(hold);
    await requireAnything(money, limits, ask, priced, hold.amountNanos, atMs);
    const counted = await countPromptTokens(model.tokenizer, ask.body);
    const isKnown = counted.exact && !maySearch(ask);
    const countedBound = counted.tokens + imageAllowance(ask, model);
    const inputTokens = isKnown ? Math.min(countedBound, cheap.inputTokens) : cheap.inputTokens;
    return placeExactly(money, limits, { ...cheap, inputTokens }, ask, priced, atMs);
  }
}
