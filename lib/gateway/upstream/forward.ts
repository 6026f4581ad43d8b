import { AppError, ERRORS } from "@/lib/core/errors";
import { monotonicMs, SECOND_MS } from "@/lib/core/time";
import type { Ask, Call } from "../call";
import type { Gateway } from "../gateway";
import type { Held } from "../hold/place-hold";
import type { AskedUse } from "../money";
import type {
  MeteredAnswer,
  ProviderChunk,
  StreamPiece,
  Target,
  UpstreamFailure,
} from "../providers/provider";
import { type AttemptRecord, failedEnd, toIntent, toSettlement } from "../settle/settlement";
import { type AttemptResult, attempt, type Exchange } from "./attempt";

/** The money that a call goes upstream with, and what a crash would bill of it where that is not told by tokens. */
export type Sent = Pick<Held, "hold" | "inputTokens"> & { asked?: AskedUse | undefined };

/** A first byte (or a whole answer) from one of the targets. */
export type Forwarded<Q extends Ask, A extends MeteredAnswer, P extends StreamPiece = ProviderChunk> = {
  record: AttemptRecord<Q>;
  result: Exclude<AttemptResult<A, P>, { kind: "failed" }>;
};

function toError(failure: UpstreamFailure): AppError {
  const headers: Record<string, string> = {};
  if (failure.retryAfterMs !== null) {
    headers["retry-after"] = String(Math.ceil(failure.retryAfterMs / SECOND_MS));
    headers["retry-after-ms"] = String(Math.ceil(failure.retryAfterMs));
  }
  const param = failure.param ?? null;
  return new AppError(failure.code, failure.message, { param, headers, extra: { origin: "provider" } });
}

function noteHealth<A extends MeteredAnswer, P extends StreamPiece>(
  gateway: Gateway,
  target: Target,
  result: AttemptResult<A, P>,
  call: Call,
): void {
  if (result.kind !== "failed") {
    gateway.breakers.succeeded(target.provider.id);
    return;
  }
  const { failure } = result;
  gateway.metrics.upstreamErrors.inc({ provider: target.provider.slug, code: failure.code });
  if (failure.unhealthy && !call.clientGone) gateway.breakers.failed(target.provider.id, Date.now());
  gateway.log.warn(
    {
      requestId: call.requestId,
      upstreamRequestId: result.upstreamRequestId,
      provider: target.provider.slug,
      attempt: call.attempts,
      code: failure.code,
    },
    "attempt failed",
  );
}

async function tryTarget<A extends MeteredAnswer, P extends StreamPiece>(
  gateway: Gateway,
  record: AttemptRecord,
  held: Sent,
  exchange: Exchange<A, P>,
) {
  const { call, target } = record;
  call.attempts++;
  call.providerSlug = target.provider.slug;
  const { money, settings } = gateway;
  const sending = () => {
    const intent = toIntent(record, held.inputTokens, settings.journalPrompts, held.asked ?? null);
    money.intent(intent, held.hold);
  };
  const sentAt = monotonicMs();
  const result = await attempt(call, target, exchange, sending);
  call.upstreamMs += monotonicMs() - sentAt;
  noteHealth(gateway, target, result, call);
  return result;
}

/** That one target cannot be asked this says nothing of a call that another one failed to answer. */
function toTell(before: UpstreamFailure | null, failure: UpstreamFailure): UpstreamFailure {
  return before && failure.code === "unsupported_parameter" ? before : failure;
}

/**
 * Asks the targets in turn until one begins to answer; nothing is asked again after a first byte. Every failed attempt is
 * recorded; the last one's failure is the caller's error, and its hold is given back.
 */
export async function forward<Q extends Ask, A extends MeteredAnswer, P extends StreamPiece>(
  gateway: Gateway,
  { call, caller, ask, priced }: Omit<AttemptRecord<Q>, "target">,
  targets: Target[],
  held: Sent,
  exchangeWith: (target: Target) => Exchange<A, P>,
): Promise<Forwarded<Q, A, P>> {
  let told: UpstreamFailure | null = null;
  for (let i = 0; ; i++) {
    const record = { call, caller, ask, priced, target: targets[i]! };
    const result = await tryTarget(gateway, record, held, exchangeWith(record.target));
    if (result.kind !== "failed") return { record, result };
    const { failure, upstreamRequestId } = result;
    told = toTell(told, failure);
    const gone = call.clientGone;
    const end = failedEnd(ERRORS[failure.code].status, failure.code, upstreamRequestId);
    const settlement = toSettlement(
      record,
      gone ? { ...end, outcome: "aborted", errorCode: null, status: 499 } : end,
    );
    const isLast = i === targets.length - 1 || !failure.retryable || gone;
    if (!isLast) {
      await gateway.money.settleAttempt(settlement, held.hold);
      continue;
    }
    await gateway.money.settle(settlement, held.hold);
    throw toError(told);
  }
}
