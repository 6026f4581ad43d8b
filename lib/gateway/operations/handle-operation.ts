import { authenticate } from "../auth/authenticate";
import type { Call, Priced } from "../call";
import type { Gateway } from "../gateway";
import { guardInput, guardScope } from "../guard";
import { hasIdempotencyKey } from "../idempotency/idempotency-key";
import type { OperationAnswer, OperationPiece, Operations } from "../providers/provider";
import { admit, choosePriced, forwardAndDeliver, isReplayed, requireAccepting, settle } from "../stages";
import type { Forwarded } from "../upstream/forward";
import { chooseOperationTargets } from "./choose-operation-targets";
import { exchangeOf } from "./exchange";
import { type OperationHeld, placeOperationHold } from "./hold/place-operation-hold";
import { boundNanos } from "./hold/use-bounds";
import type { AskOf, OperationDoor } from "./operation-door";
import { sendAnswer } from "./send-answer";
import { OperationStream } from "./stream/operation-stream";

/**
 * The path of a call that is not a chat, a stage a line with the status that it can end in: as a chat call's, but that what it
 * costs at most is known before it starts.
 */
export async function handleOperation<N extends keyof Operations>(
  gateway: Gateway,
  door: OperationDoor<N>,
  call: Call,
): Promise<void> {
  const { config, settings, money } = gateway;
  const caller = await authenticate(config, call.req, call.startedAtMs, settings.trustProxy); // 401, 403
  requireAccepting(gateway); // 503
  const ask = await door.read(call.req, settings.bodyBytesMax); // 400, 413
  if (hasIdempotencyKey(call.req) && (await isReplayed(gateway, call, caller, ask))) return; // the first answer again, 409
  const model = config.snapshot.modelNamed(ask.model);
  guardScope(caller, ask.endpoint, model?.slug ?? ask.model); // 403
  const priced = choosePriced(call, ask, model, door.operation); // 400, 404
  const count = () => door.countInput(ask, priced.model.tokenizer);
  await guardInput(caller, count); // 403
  const targets = chooseOperationTargets(gateway, priced.model, door.operation, call.startedAtMs); // 400, 404
  const cheap = boundOf(door, ask, priced, door.inputTokensMax(ask)); // 400
  await admit(gateway, call, caller, () => Math.ceil(cheap.inputTokens / BYTES_PER_TOKEN)); // 429, 503
  const limits = config.snapshot.limitsOf(caller.key, ask.endUser, priced.model.slug);
  const counted = async () => boundOf(door, ask, priced, (await count()).tokens);
  const placed = await placeOperationHold(money, limits, cheap, counted, call.startedAtMs); // 402, 503
  const held = { ...placed, asked: door.asked?.(ask, priced) };
  const asking = { call, caller, ask, priced };
  const exchange = exchangeOf(door.operation, ask);
  const answer = (forwarded: ForwardedOperation<N>) => deliver(gateway, door, forwarded, held); // 200
  await forwardAndDeliver(gateway, asking, targets, held, exchange, answer); // 400, 429, 502, 503, 504
}

type ForwardedOperation<N extends keyof Operations> = Forwarded<AskOf<N>, OperationAnswer, OperationPiece>;

const BYTES_PER_TOKEN = 4;

function boundOf<N extends keyof Operations>(
  door: OperationDoor<N>,
  ask: AskOf<N>,
  priced: Priced,
  textTokens: number,
) {
  const bounds = door.bounds(ask, priced, textTokens);
  return { nanos: boundNanos(priced.price.rates, bounds), inputTokens: bounds.inputTokens };
}

async function deliver<N extends keyof Operations>(
  gateway: Gateway,
  door: OperationDoor<N>,
  { record, result }: ForwardedOperation<N>,
  held: OperationHeld,
): Promise<void> {
  const { call, ask, priced } = record;
  const { upstreamRequestId } = result;
  if (result.kind === "stream") {
    const stream = new OperationStream(gateway, call, result.live);
    const { outcome, ttftMs, delivered } = await stream.relay();
    const measured = await door.measure(ask, priced, delivered);
    const errorCode = outcome === "cut" ? "upstream_error" : null;
    const ended = { status: 200, outcome, errorCode, measured, ttftMs, upstreamRequestId };
    await settle(gateway, record, ended, held);
    return stream.finish(outcome, measured, door.usage(measured));
  }
  const measured = await door.measure(ask, priced, door.delivered(result.answer));
  const outcome = call.clientGone ? ("aborted" as const) : ("ok" as const);
  const ended = { status: 200, outcome, errorCode: null, measured, ttftMs: null, upstreamRequestId };
  // Written before it is billed: what cannot be answered is not.
  const body = door.answer(result.answer, ask, measured);
  await settle(gateway, record, ended, held);
  await sendAnswer(call, result.answer.contentType, body, measured.costNanos);
}
