import { newId } from "../core/ids";
import { NO_USAGE, type UsageVector } from "../core/usage";
import { priceUsage } from "../domain/catalog";
import type { SettledCall } from "../domain/metering";
import type { Answerers, Caller } from "./caller";
import { type DemoModelSlug, demoModel } from "./catalogue";
import type { Random } from "./random";

/** What is known of a call before chance decides the rest. */
export type Draft = {
  caller: Caller;
  atMs: number;
  model: DemoModelSlug;
  inputTokens: number;
  outputTokens: number;
  stream: boolean;
  errorRate: number;
  endUser: string | null;
  conversation: string | null;
  tags: Record<string, string> | null;
};

const CACHE_BLOCK = 128;
const CACHED_INPUT_MIN = 1_024;
const CACHE_HIT_SHARE = 0.66;
const ABORTED_SHARE = 0.014;
const PREFILL_TOKENS_PER_MS = 22;

const FAILURES = {
  rate_limit_exceeded: { weight: 5, status: 429, latencyMs: 190 },
  upstream_error: { weight: 4, status: 502, latencyMs: 900 },
  upstream_timeout: { weight: 1, status: 504, latencyMs: 30_000 },
} as const;

function drawUsage(draft: Draft, random: Random, outputShare: number): UsageVector {
  const model = demoModel(draft.model);
  const total = Math.min(Math.max(12, draft.inputTokens), model.contextTokens - 4_096);
  const hit = total >= CACHED_INPUT_MIN && random.float() < CACHE_HIT_SHARE;
  const cachedPart = draft.caller.workload.cachedShare * (0.7 + 0.3 * random.float());
  const cachedInput = hit ? Math.floor((total * cachedPart) / CACHE_BLOCK) * CACHE_BLOCK : 0;
  const output = Math.min(Math.max(1, Math.round(draft.outputTokens * outputShare)), model.maxOutputTokens);
  const reasoning = Math.floor(output * model.reasoningShare * (0.8 + 0.4 * random.float()));
  return { ...NO_USAGE, input: total - cachedInput, cachedInput, output: output - reasoning, reasoning };
}

function drawFailure(random: Random) {
  const errorCode = random.pick({
    rate_limit_exceeded: FAILURES.rate_limit_exceeded.weight,
    upstream_error: FAILURES.upstream_error.weight,
    upstream_timeout: FAILURES.upstream_timeout.weight,
  });
  const { status, latencyMs } = FAILURES[errorCode];
  return {
    errorCode,
    status,
    outcome: "error" as const,
    usage: { ...NO_USAGE },
    ttftMs: null,
    latencyMs: Math.round(random.logNormal(latencyMs, 0.3)),
  };
}

function drawAnswer(draft: Draft, random: Random) {
  const model = demoModel(draft.model);
  const aborted = draft.stream && random.float() < ABORTED_SHARE;
  const usage = drawUsage(draft, random, aborted ? random.float() : 1);
  const prefillMs = usage.input / PREFILL_TOKENS_PER_MS;
  const firstMs = Math.round(random.logNormal(model.ttftMs, 0.32) + prefillMs);
  const writeMs = ((usage.output + usage.reasoning) / model.tokensPerSecond) * 1_000;
  return {
    errorCode: null,
    status: 200,
    outcome: aborted ? ("aborted" as const) : ("ok" as const),
    usage,
    ttftMs: draft.stream ? firstMs : null,
    latencyMs: Math.round(firstMs + writeMs * random.logNormal(1, 0.12)),
  };
}

/** Decides how a call ended and books it as the gateway would have: the same seed draws the same call, id included. */
export function drawCall(draft: Draft, answerers: Answerers, random: Random): SettledCall {
  const { caller, atMs } = draft;
  const requestId = newId("request", atMs).slice(0, -16) + random.base32(16);
  const { priceId, providerId, upstreamModel } = answerers[draft.model];
  const ending = random.float() < draft.errorRate ? drawFailure(random) : drawAnswer(draft, random);
  const costNanos = ending.outcome === "error" ? 0 : priceUsage(demoModel(draft.model).rates, ending.usage);
  return {
    requestId,
    attempt: 1,
    orgId: caller.orgId,
    projectId: caller.projectId,
    keyId: caller.keyId,
    model: draft.model,
    upstreamModel,
    providerId,
    region: null,
    endpoint: "chat.completions",
    stream: draft.stream,
    endUser: draft.endUser,
    conversation: draft.conversation,
    tags: draft.tags,
    startedAtMs: atMs,
    ...ending,
    usageSource: ending.outcome === "aborted" ? "counted" : "provider",
    quarantined: false,
    costNanos,
    priceId,
    overheadUs: Math.round(random.logNormal(430, 0.28)),
    upstreamRequestId: null,
    settledAtMs: atMs + ending.latencyMs,
    charges: [],
  };
}
