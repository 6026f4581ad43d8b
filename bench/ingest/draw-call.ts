import { newId } from "@/lib/core/ids";
import { MINUTE_MS } from "@/lib/core/time";
import { NO_USAGE } from "@/lib/core/usage";
import type { SettledCall } from "@/lib/domain/metering";
import type { Mix } from "./mix";

const STARTED_WITHIN_MS = 4 * MINUTE_MS;
const MODELS_PER_KEY = 4;
const TAGS: Record<string, string>[] = [
  { team: "search" },
  { team: "billing", feature: "summary" },
  { env: "prod", run: "nightly-7" },
];

function below(count: number): number {
  return Math.floor(Math.random() * count);
}

/** Busy keys and quiet ones: the busiest tenth makes nearly half of the calls. */
function skewed(count: number): number {
  return Math.floor(count * Math.random() ** 2.2);
}

function drawUsage(): SettledCall["usage"] {
  const usage = { ...NO_USAGE, input: 20 + below(4_000), output: 1 + below(900) };
  if (below(3) === 0) usage.cachedInput = below(2_000);
  if (below(5) === 0) usage.reasoning = below(600);
  return usage;
}

/** One settled call of the mix: a key with four models of its own, customers, conversations, tags, streams, some errors. */
export function drawCall({ keys, models }: Mix, nowMs: number): SettledCall {
  const keyAt = skewed(keys.length);
  const { orgId, projectId, keyId, windows } = keys[keyAt]!;
  const model = models[(keyAt * 7 + skewed(MODELS_PER_KEY)) % models.length]!;
  const startedAtMs = nowMs - below(STARTED_WITHIN_MS);
  const failed = below(50) === 0;
  const stream = below(2) === 0;
  const usage = failed ? NO_USAGE : drawUsage();
  const costNanos = (usage.input + 4 * usage.output) * model.nanosPerToken;
  const latencyMs = 80 + Math.random() * 4_000;
  return {
    requestId: newId("request", startedAtMs),
    attempt: 1,
    orgId,
    projectId,
    keyId,
    model: model.slug,
    upstreamModel: model.upstream,
    providerId: model.providerId,
    region: null,
    endpoint: "chat.completions",
    stream,
    endUser: below(10) < 7 ? `customer-${below(5_000)}` : null,
    conversation: below(4) === 0 ? `conv-${below(20_000)}` : null,
    tags: below(2) === 0 ? TAGS[below(TAGS.length)]! : null,
    startedAtMs,
    status: failed ? 502 : 200,
    outcome: failed ? "error" : "ok",
    errorCode: failed ? "upstream_error" : null,
    usage,
    usageSource: "provider",
    quarantined: false,
    costNanos,
    priceId: model.priceId,
    ttftMs: stream && !failed ? latencyMs / 5 : null,
    latencyMs,
    overheadUs: 300 + Math.random() * 900,
    upstreamRequestId: `chatcmpl-${startedAtMs.toString(36)}${below(1e9).toString(36)}`,
    settledAtMs: Math.round(startedAtMs + latencyMs),
    charges: windows.map(([budgetId, startMs]) => [budgetId, startMs, costNanos]),
  };
}
