import type { Operation } from "@/lib/contract/models";
import { AppError } from "@/lib/core/errors";
import { inputTotal, outputTotal } from "@/lib/core/usage";
import type { Ask, Call, Caller, Priced } from "./call";
import type { Gateway } from "./gateway";
import type { Held } from "./hold/place-hold";
import type { Admission } from "./limits/limiter";
import { subjectsOf } from "./limits/subject";
import type { MeteredAnswer, StreamPiece, Target } from "./providers/provider";
import { type AttemptEnd, type AttemptRecord, toSettlement } from "./settle/settlement";
import type { ModelRecord } from "./snapshot/records";
import { priceAt } from "./snapshot/snapshot";
import type { Exchange } from "./upstream/attempt";
import { type Forwarded, forward, type Sent } from "./upstream/forward";

/** 503 while nothing can be billed. */
export function requireAccepting({ money }: Gateway): void {
  const refusal = money.accepting();
  if (refusal) throw refusal;
}

/** True when a call with an Idempotency-Key was answered once before, and that answer was sent again. */
export function isReplayed(gateway: Gateway, call: Call, caller: Caller, ask: Ask): Promise<boolean> {
  return gateway.idempotent.replay(call, caller, `${ask.endpoint}\n${ask.model}\n${ask.stream}`, ask.text);
}

function requireOperation({ slug, operations }: ModelRecord, operation: Operation): void {
  if (operations.includes(operation)) return;
  const message = `${slug} is not a model for ${operation}: it is for ${operations.join(", ")}.`;
  throw new AppError("invalid_request", message, { param: "model" });
}

/** The model and the price in force when the call began: a model without a price is not offered, one for other work is a 400. */
export function choosePriced(
  call: Call,
  ask: Ask,
  model: ModelRecord | undefined,
  operation: Operation,
): Priced {
  const price = model?.enabled ? priceAt(model, call.startedAtMs) : undefined;
  if (!model || !price) {
    throw new AppError("model_not_found", `The model ${JSON.stringify(ask.model)} does not exist here.`, {
      param: "model",
    });
  }
  requireOperation(model, operation);
  call.modelSlug = model.slug;
  return { model, price, atMs: call.startedAtMs };
}

/** Counts the call on the rate limits of its key, project and organization, with so many tokens until its usage is known. */
export function admit(
  { limiter }: Gateway,
  call: Call,
  caller: Caller,
  estimateTokens: () => number,
): void | Promise<void> {
  const subjects = subjectsOf(caller);
  if (subjects.length === 0) return;
  const admitted = limiter.admit(subjects, estimateTokens(), call.requestId, call.startedAtMs);
  const note = (admission: Admission) => {
    call.admission = admission;
  };
  return admitted instanceof Promise ? admitted.then(note) : note(admitted);
}

/** Forwards and delivers, and gives the hold back whatever keeps the call from being settled. */
export async function forwardAndDeliver<Q extends Ask, A extends MeteredAnswer, P extends StreamPiece>(
  gateway: Gateway,
  asked: Omit<AttemptRecord<Q>, "target">,
  targets: Target[],
  held: Sent,
  exchangeWith: (target: Target) => Exchange<A, P>,
  deliver: (forwarded: Forwarded<Q, A, P>) => Promise<void>,
): Promise<void> {
  try {
    await deliver(await forward(gateway, asked, targets, held, exchangeWith));
  } finally {
    gateway.money.release(held.hold);
  }
}

/** Books the answered call. Awaited before its last byte. */
export function settle(
  { money }: Gateway,
  record: AttemptRecord,
  end: AttemptEnd,
  { hold }: Pick<Held, "hold">,
): Promise<void> {
  record.call.tokens = inputTotal(end.measured.usage) + outputTotal(end.measured.usage);
  return money.settle(toSettlement(record, end), hold);
}
