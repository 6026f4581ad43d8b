import { StreamAnswer } from "./answer/stream-answer";
import { authenticate } from "./auth/authenticate";
import type { Call, ChatAsk } from "./call";
import type { ChatDoor } from "./doors/chat-door";
import type { Gateway } from "./gateway";
import { guardScope, guardTokens } from "./guard";
import { estimateTokens } from "./hold/estimate";
import { type Held, placeHold } from "./hold/place-hold";
import { sendJson } from "./http/respond";
import { hasIdempotencyKey } from "./idempotency/idempotency-key";
import {
  answeringWire,
  dialectFor,
  type ProviderAnswer,
  requireSpeakable,
  type Target,
  withReadableInput,
} from "./providers/provider";
import { measureUsage } from "./settle/measured-usage";
import { admit, choosePriced, forwardAndDeliver, isReplayed, requireAccepting, settle } from "./stages";
import { chooseTargets } from "./upstream/choose-targets";
import type { Forwarded } from "./upstream/forward";

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
  if (hasIdempotencyKey(call.req) && (await isReplayed(gateway, call, caller, asked))) return; // the first answer again, 409
  const model = config.snapshot.modelNamed(asked.model);
  guardScope(caller, asked.endpoint, model?.slug ?? asked.model); // 403
  const priced = choosePriced(call, asked, model, "chat"); // 400, 404
  const guarded = await guardTokens(caller, asked, priced.model); // 403
  const targets = chooseTargets(gateway, priced.model, call.startedAtMs); // 404
  const ask = withReadableInput(guarded, targets);
  call.content = gateway.content.begin(call, caller, ask);
  await admit(gateway, call, caller, () => estimateTokens(ask, priced.model)); // 429, 503
  const held = await placeHold(
    money,
    config.snapshot.limitsOf(caller.key, ask.endUser, priced.model.slug),
    ask,
    priced,
    call.startedAtMs,
  ); // 402, 503
  const bounds = { maxOutputTokens: held.clampTokens };
  const exchangeWith = (target: Target) => {
    const dialect = dialectFor(target, ask.wire);
    return {
      request: () => {
        requireSpeakable(ask, target);
        return dialect.request(ask, target, bounds);
      },
      response: (body: Buffer) => dialect.response(body, target.upstreamModel),
      stream: ask.stream ? dialect.stream(target.upstreamModel) : null,
    };
  };
  const asking = { call, caller, ask, priced };
  const answer = (forwarded: ForwardedChat) => deliver(gateway, door, forwarded, held); // 200
  await forwardAndDeliver(gateway, asking, targets, held, exchangeWith, answer); // 400, 429, 502, 503, 504
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
  const wire = answeringWire(target, ask.wire);
  if (result.kind === "stream") {
    const answer = new StreamAnswer(gateway, record, held, result.live, door.stream(wire, ask, call));
    const end = await answer.relay();
    const { outcome, measured, ttftMs } = end;
    const errorCode = outcome === "cut" ? "upstream_error" : null;
    const ended = { status: 200, outcome, errorCode, measured, ttftMs, upstreamRequestId };
    await settle(gateway, record, ended, held);
    call.content?.ended(outcome);
    return answer.finish(end);
  }
  const { answer } = result;
  const measured = await measureUsage(ask, priced, answer.usage, answer.outputTexts, true);
  const outcome = call.clientGone ? ("aborted" as const) : ("ok" as const);
  const ended = { status: 200, outcome, errorCode: null, measured, ttftMs: null, upstreamRequestId };
  // Written before it is billed: what cannot be said in the caller's protocol is not.
  const body = door.answer(wire, answer, ask, call, measured);
  await settle(gateway, record, ended, held);
  if (call.recording) await call.recording.keep(body, measured.costNanos, "application/json");
  sendJson(call, 200, body, measured.costNanos);
  call.content?.answered(body, outcome);
}
