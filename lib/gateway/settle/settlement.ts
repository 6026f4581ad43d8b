import { NO_USAGE } from "@/lib/core/usage";
import type { CallOutcome } from "@/lib/domain/metering";
import type { Ask, Call, Caller, Priced } from "../call";
import { estimateInputTokens } from "../hold/estimate";
import type { AskedUse, CallIntent, Settlement } from "../money";
import type { Target } from "../providers/provider";
import type { MeasuredUsage } from "./measured-usage";

/** The call as one attempt of it is recorded. */
export type AttemptRecord<A extends Ask = Ask> = {
  call: Call;
  caller: Caller;
  ask: A;
  priced: Priced;
  target: Target;
};

/** What an attempt used and how it ended. */
export type AttemptEnd = {
  status: number;
  outcome: CallOutcome;
  errorCode: string | null;
  measured: MeasuredUsage;
  ttftMs: number | null;
  upstreamRequestId: string | null;
};

/** Longer bodies are estimated after a crash: what is journaled is on every call's path. */
const PROMPT_BYTES_MAX = 16_384;

/** What is journaled as the attempt goes upstream. */
export function toIntent(
  { call, caller, ask, priced, target }: AttemptRecord,
  inputTokensMax: number,
  keepsPrompt: boolean,
  asked: AskedUse | null,
): CallIntent {
  return {
    requestId: call.requestId,
    attempt: call.attempts,
    orgId: caller.org.id,
    projectId: caller.project.id,
    keyId: caller.key.id,
    model: priced.model.slug,
    upstreamModel: target.upstreamModel,
    providerId: target.provider.id,
    region: target.provider.region,
    endpoint: ask.endpoint,
    stream: ask.stream,
    endUser: ask.endUser,
    conversation: ask.conversation,
    tags: ask.tags,
    startedAtMs: call.startedAtMs,
    priceId: priced.price.id,
    rates: priced.price.rates,
    inputTokensEstimate: Math.min(estimateInputTokens(ask), inputTokensMax),
    tokenizer: priced.model.tokenizer,
    promptJson: keepsPrompt && ask.bodyBytes <= PROMPT_BYTES_MAX ? ask.countable : null,
    asked,
  };
}

/** The whole record, as one literal: this is on every call's path. */
export function toSettlement(
  { call, caller, ask, priced, target }: AttemptRecord,
  end: AttemptEnd,
): Settlement {
  return {
    requestId: call.requestId,
    attempt: call.attempts,
    orgId: caller.org.id,
    projectId: caller.project.id,
    keyId: caller.key.id,
    model: priced.model.slug,
    upstreamModel: target.upstreamModel,
    providerId: target.provider.id,
    region: target.provider.region,
    endpoint: ask.endpoint,
    stream: ask.stream,
    endUser: ask.endUser,
    conversation: ask.conversation,
    tags: ask.tags,
    startedAtMs: call.startedAtMs,
    status: end.status,
    outcome: end.outcome,
    errorCode: end.errorCode,
    usage: end.measured.usage,
    usageSource: end.measured.usageSource,
    quarantined: end.measured.quarantined,
    reported: end.measured.reported,
    circumstances: end.measured.circumstances,
    costNanos: end.measured.costNanos,
    priceId: priced.price.id,
    ttftMs: end.ttftMs === null ? null : Math.round(end.ttftMs),
    latencyMs: Math.round(call.elapsedMs()),
    overheadUs: Math.round(call.overheadMs() * 1_000),
    upstreamRequestId: end.upstreamRequestId,
    settledAtMs: Date.now(),
  };
}

/** An attempt that gave the caller nothing costs nothing. */
export function failedEnd(status: number, errorCode: string, upstreamRequestId: string | null): AttemptEnd {
  const measured: MeasuredUsage = {
    usage: { ...NO_USAGE },
    usageSource: "provider",
    quarantined: false,
    costNanos: 0,
  };
  return { status, outcome: "error", errorCode, measured, ttftMs: null, upstreamRequestId };
}
