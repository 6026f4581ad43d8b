import { AppError } from "@/lib/core/errors";
import { requireEndpointAllowed, requireInference, requireModelAllowed } from "./auth/scope";
import type { Caller, ChatAsk } from "./call";
import type { ModelRecord } from "./snapshot/records";
import { countPromptTokens } from "./tokens/chat-tokens";
import type { TokenCount } from "./tokens/count-tokens";

function tooManyTokens(cap: number, detail: string, param = "max_tokens"): AppError {
  return new AppError("permission_denied", `This key allows ${cap} tokens a request; ${detail}.`, {
    param,
    extra: { layer: "guard", max_tokens_per_request: cap },
  });
}

/** 403 when the key may not call models, or it or its project does not include this endpoint or model. */
export function guardScope(caller: Caller, endpoint: string, model: string): void {
  requireInference(caller);
  requireEndpointAllowed(caller, endpoint);
  requireModelAllowed(caller, model);
}

/**
 * The key's hard cap on the tokens of one request: 403 when the input and the caller's own bound pass it; without such a
 * bound the output is bounded by what the cap leaves.
 */
export function guardTokens(caller: Caller, ask: ChatAsk, model: ModelRecord): ChatAsk | Promise<ChatAsk> {
  const cap = caller.key.maxTokensPerRequest;
  return cap === null ? ask : capTokens(ask, model, cap);
}

/** The key's cap on a request that generates no text: 403 when its input passes it. */
export async function guardInput(
  { key }: Caller,
  countInput: () => TokenCount | Promise<TokenCount>,
): Promise<void> {
  const cap = key.maxTokensPerRequest;
  if (cap === null) return;
  const { tokens } = await countInput();
  if (tokens > cap) throw tooManyTokens(cap, `the input has ${tokens}`, "input");
}

async function capTokens(ask: ChatAsk, model: ModelRecord, cap: number): Promise<ChatAsk> {
  const { tokens: input } = await countPromptTokens(model.tokenizer, ask.body);
  if (input >= cap) throw tooManyTokens(cap, `the input alone has ${input}`);
  const left = Math.floor((cap - input) / ask.choices);
  if (ask.maxOutputTokens !== null && ask.maxOutputTokens > left) {
    throw tooManyTokens(
      cap,
      `the input has ${input} and the output may have ${ask.maxOutputTokens * ask.choices}`,
    );
  }
  if (left < 1) throw tooManyTokens(cap, `the input alone has ${input}`);
  return { ...ask, guardTokens: ask.maxOutputTokens === null ? left : null };
}
