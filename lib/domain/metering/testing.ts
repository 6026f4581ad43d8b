import { newId } from "@/lib/core/ids";
import { NO_USAGE } from "@/lib/core/usage";
import type { SettledCall } from "./ingest/settled-call";

/** A settled call of a tenant for tests; `startedAtMs` is the time inside its request id. */
export function settledCall(
  of: { orgId: string; projectId: string; keyId?: string },
  over: Partial<SettledCall> = {},
): SettledCall {
  const startedAtMs = over.startedAtMs ?? Date.now();
  return {
    requestId: newId("request", startedAtMs),
    attempt: 1,
    orgId: of.orgId,
    projectId: of.projectId,
    keyId: of.keyId ?? "key_1",
    model: "sandbox/small",
    upstreamModel: "small",
    providerId: "prv_1",
    region: null,
    endpoint: "chat.completions",
    stream: false,
    endUser: null,
    conversation: null,
    tags: null,
    startedAtMs,
    status: 200,
    outcome: "ok",
    errorCode: null,
    usage: { ...NO_USAGE, input: 10, output: 5 },
    usageSource: "provider",
    quarantined: false,
    costNanos: 1_000,
    priceId: null,
    ttftMs: null,
    latencyMs: 20,
    overheadUs: 150,
    upstreamRequestId: null,
    settledAtMs: startedAtMs + 20,
    charges: [],
    ...over,
  };
}
