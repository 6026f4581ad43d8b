import type { IncomingMessage } from "node:http";
import { AppError } from "@/lib/core/errors";
import { authenticate } from "../auth/authenticate";
import type { Call, ChatAsk, Wire } from "../call";
import type { Gateway } from "../gateway";
import { guardScope } from "../guard";
import { sendJson } from "../http/respond";
import type { Target } from "../providers/provider";
import { admit, choosePriced } from "../stages";
import { countPromptTokens } from "../tokens/chat-tokens";
import { askOnce } from "../upstream/ask-once";
import { chooseTargets } from "../upstream/choose-targets";

/** A protocol in which callers ask how many tokens a request has. */
export type CountDoor = {
  wire: Wire;
  read(req: IncomingMessage, path: string, bytesMax: number): Promise<ChatAsk>;
  answer(tokens: number): string;
};

/** Asks the first target of the caller's protocol; null where none answers. What it refuses is the caller's to mend. */
async function countUpstream(gateway: Gateway, ask: ChatAsk, targets: Target[]): Promise<string | null> {
  const target = targets.find(({ driver }) => driver.counters?.[ask.wire]);
  const counter = target?.driver.counters?.[ask.wire];
  if (!target || !counter) return null;
  try {
    const { status, headers, body } = await askOnce(target, await counter.request(ask, target));
    if (status < 300) return counter.response(body);
    const { code, message, param, retryable } = target.driver.failure(status, headers, body);
    if (!retryable) throw new AppError(code, message, { param, extra: { origin: "provider" } });
  } catch (error) {
    if (error instanceof AppError) throw error;
    gateway.log.warn({ provider: target.provider.slug, reason: (error as Error).message }, "count failed");
  }
  return null;
}

/**
 * The path of a count of tokens: under the same scopes and rate limits as a call, but without a hold, since it costs nothing. The
 * model's own provider counts where it can; else its tokenizer does.
 */
export async function handleCountCall(
  gateway: Gateway,
  door: CountDoor,
  call: Call,
  path: string,
): Promise<void> {
  const { config, settings } = gateway;
  const caller = await authenticate(config, call.req, call.startedAtMs, settings.trustProxy); // 401, 403
  const ask = await door.read(call.req, path, settings.bodyBytesMax); // 400, 413
  const model = config.snapshot.modelNamed(ask.model);
  guardScope(caller, ask.endpoint, model?.slug ?? ask.model); // 403
  const priced = choosePriced(call, ask, model, "chat"); // 400, 404
  const targets = chooseTargets(gateway, priced.model, call.startedAtMs); // 404
  await admit(gateway, call, caller, () => 0); // 429, 503
  const counted = await countUpstream(gateway, ask, targets); // 400
  sendJson(call, 200, counted ?? (await countHere(door, ask, priced.model.tokenizer)), 0);
}

async function countHere(door: CountDoor, ask: ChatAsk, tokenizer: string): Promise<string> {
  return door.answer((await countPromptTokens(tokenizer, ask.body)).tokens);
}
