import type { ChatAsk, Priced } from "../../call";
import { ceilingNanos, inputBound, maySearch, outputBound, unitBounds } from "../../hold/ceiling";
import { imageAllowance } from "../../hold/media";
import { countPromptTokens } from "../../tokens/chat-tokens";

/** The input of a call that is not made yet, and the most that it can generate and cost. */
export type Bounds = {
  inputTokens: number;
  isCounted: boolean;
  outputTokensMax: number;
  ceilingNanos: number;
};

/** As a hold near a limit would count it: exactly where the text can be counted, by its bound where it cannot. */
export async function boundCall(ask: ChatAsk, { model, price }: Priced): Promise<Bounds> {
  const counted = await countPromptTokens(model.tokenizer, ask.body);
  const isCounted = counted.exact && !ask.hasStoredInput;
  const bound = inputBound(ask, model);
  const isKnown = isCounted && !maySearch(ask);
  const inputMost = isKnown ? Math.min(counted.tokens + imageAllowance(ask, model), bound) : bound;
  const outputTokensMax = outputBound(ask, model);
  const most = ceilingNanos(price.rates, inputMost, outputTokensMax, unitBounds(ask, price.rates));
  return { inputTokens: counted.tokens, isCounted, outputTokensMax, ceilingNanos: most };
}
