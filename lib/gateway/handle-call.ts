import { AppError } from "@/lib/core/errors";
import { inputTotal, outputTotal } from "@/lib/core/usage";
import { StreamAnswer } from "./answer/stream-answer";
import { authenticate } from "./auth/authenticate";
import type { Call, Caller, ChatAsk, Priced } from "./call";
import type { ChatDoor } from "./doors/chat-door";
import type { Gateway } from "./gateway";
import { guardScope, guardTokens } from "./guard";
import { estimateTokens } from "./hold/estimate";
import { type Held, placeHold } from "./hold/place-hold";
import { sendJson } from "./http/respond";
import { hasIdempotencyKey } from "./idempotency/idempotency-key";
import type { Admission } from "./limits/limiter";
import { subjectsOf } from "./limits/subject";
import { answeringWire, dialectFor, type ProviderAnswer, type Target } from "./providers/provider";
import { measureUsage } from "./settle/measured-usage";
import { toSettlement } from "./settle/settlement";
import type { ModelRecord } from "./snapshot/records";
import { priceAt } from "./snapshot/snapshot";
import { chooseTargets } from "./upstream/choose-targets";
import { type Forwarded, forward } from "./upstream/forward";

/**
 * The path of a chat call, a stage a line with the status that it can end in. Nothing goes upstream before the hold, and the
 * last byte waits for the settlement.
 */
export async function handleChatCall(
  gateway: Gateway,
  door: ChatDoor,
  call: Call,
  path: string,
): Promise<void> {
  const { config, settings, money } = gateway;
  const caller = await authenticate(config, call.req, call.startedAtMs, settings.trustProxy); // 401, 403
  requireAccepting(gateway); // 503
  const asked = await door.read(call.req, path, settings.bodyBytesMax); // 400, 413
  if (
    hasIdempotencyKey(call.req) &&
    (await gateway.idempotent.replay(call, caller, `${asked.endpoint}\n${asked.model}`, asked.text))
  ) {
    return; // the first answer again, 409
  }
  const model = config.snapshot.modelNamed(asked.model);
  guardScope(caller, asked.endpoint, model?.slug ?? asked.model); // 403
  const priced = choosePriced(call, asked, model); // 404
  const ask = await guardTokens(caller, asked, priced.model); // 403
  const targets = chooseTargets(gateway, priced.model, call.startedAtMs); // 404
  await admit(gateway, call, caller, ask, priced); // 429, 503
  const held = await placeHold(
    money,
    config.snapshot.limitsOf(caller.key, ask.endUser),
    ask,
    priced,
    call.startedAtMs,
  ); // 402, 503
  const forwarded = await forwardOrRelease(); // 400, 429, 502, 503, 504
  await deliver(gateway, door, forwarded, held); // 200

  async function forwardOrRelease(): Promise<ForwardedChat> {
    const bounds = { maxOutputTokens: held.clampTokens };
    const exchangeWith = (target: Target) => {
      const dialect = dialectFor(target.driver, ask.wire);
      return {
        request: () => dialect.request(ask, target, bounds),
        response: dialect.response,
        stream: ask.stream ? dialect.stream() : null,
      };
    };
    try {
      return await forward(gateway, { call, caller, ask, priced }, targets, held, exchangeWith);
    } catch (error) {
      money.release(held.hold);
      throw error;
    }
  }
}

function requireAccepting({ money }: Gateway): void {
  const refusal = money.accepting();
  if (refusal) throw refusal;
}

/** The model and the price in force when the call began: a model without a price is not offered. */
function choosePriced(call: Call, ask: ChatAsk, model: ModelRecord | undefined): Priced {
  const price = model?.enabled ? priceAt(model, call.startedAtMs) : undefined;
  if (!model || !price) {
    throw new AppError("model_not_found", `The model ${JSON.stringify(ask.model)} does not exist here.`, {
      param: "model",
    });
  }
  call.modelSlug = model.slug;
  return { model, price, atMs: call.startedAtMs };
}

function admit({ limiter }: Gateway, call: Call, caller: Caller, ask: ChatAsk, priced: Priced) {
  const subjects = subjectsOf(caller);
  if (subjects.length === 0) return;
  const tokens = estimateTokens(ask, priced.model);
  const admitted = limiter.admit(subjects, tokens, call.requestId, call.startedAtMs);
  const note = (admission: Admission) => {
    call.admission = admission;
  };
  return admitted instanceof Promise ? admitted.then(note) : note(admitted);
}

type ForwardedChat = Forwarded<ChatAsk, ProviderAnswer>;

async function deliver(
  gateway: Gateway,
  door: ChatDoor,
  { record, result }: ForwardedChat,
  held: Held,
): Promise<void> {
  const { call, ask, priced, target } = record;
  const { upstreamRequestId } = result;
  const wire = answeringWire(target.driver, ask.wire);
  if (result.kind === "stream") {
    const answer = new StreamAnswer(gateway, record, held, result.live, door.stream(wire, ask, call));
    const end = await answer.relay();
    const { outcome, measured, ttftMs } = end;
    const errorCode = outcome === "cut" ? "upstream_error" : null;
    const ended = { status: 200, outcome, errorCode, measured, ttftMs, upstreamRequestId };
    await gateway.money.settle(toSettlement(record, ended), held.hold);
    call.tokens = inputTotal(measured.usage) + outputTotal(measured.usage);
    return answer.finish(end);
  }
  const { answer } = result;
  const measured = await measureUsage(ask, priced, answer.usage, answer.outputTexts, true);
  const outcome = call.clientGone ? ("aborted" as const) : ("ok" as const);
  const ended = { status: 200, outcome, errorCode: null, measured, ttftMs: null, upstreamRequestId };
  await gateway.money.settle(toSettlement(record, ended), held.hold);
  call.tokens = inputTotal(measured.usage) + outputTotal(measured.usage);
  const body = door.answer(wire, answer, ask, call, measured);
  if (call.recording) await call.recording.keep(body, measured.costNanos, "application/json");
  sendJson(call, 200, body, measured.costNanos);
}
