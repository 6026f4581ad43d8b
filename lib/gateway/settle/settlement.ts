import { NO_USAGE, type UsageSource, type UsageVector } from "@/lib/core/usage";
import type { CallOutcome } from "@/lib/domain/metering";
import type { Call, Caller, ChatAsk, Priced } from "../call";
import type { Settlement } from "../money";
import type { Target } from "../providers/provider";

export const CHAT_ENDPOINT = "chat.completions";

/** The call as one attempt of it is recorded. */
export type AttemptRecord = { call: Call; caller: Caller; ask: ChatAsk; priced: Priced; target: Target };

/** What an attempt used and how it ended. */
export type AttemptEnd = {
  status: number;
  outcome: CallOutcome;
  errorCode: string | null;
  usage: UsageVector;
  usageSource: UsageSource;
  quarantined: boolean;
  costNanos: number;
  ttftMs: number | null;
  upstreamRequestId: string | null;
};

export function identityOf({ call, caller, ask, priced, target }: AttemptRecord) {
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
    endpoint: CHAT_ENDPOINT,
    stream: ask.stream,
    endUser: ask.endUser,
    conversation: ask.conversation,
    tags: ask.tags,
    startedAtMs: call.startedAtMs,
  };
}

export function toSettlement(record: AttemptRecord, end: AttemptEnd): Settlement {
  const { call, priced } = record;
  return {
    ...identityOf(record),
    ...end,
    priceId: priced.price.id,
    ttftMs: end.ttftMs === null ? null : Math.round(end.ttftMs),
    latencyMs: Math.round(call.elapsedMs()),
    overheadUs: Math.round(call.overheadMs() * 1_000),
    settledAtMs: Date.now(),
  };
}

/** An attempt that gave the caller nothing costs nothing. */
export function failedEnd(status: number, errorCode: string, upstreamRequestId: string | null): AttemptEnd {
  return {
    status,
    outcome: "error",
    errorCode,
    usage: { ...NO_USAGE },
    usageSource: "provider",
    quarantined: false,
    costNanos: 0,
    ttftMs: null,
    upstreamRequestId,
  };
}
