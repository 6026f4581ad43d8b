import { type Generation, generationQuery } from "@/lib/contract/gateway";
import { AppError } from "@/lib/core/errors";
import { isId, timeOfId } from "@/lib/core/id-format";
import type { Pool } from "@/lib/db";
import { INPUT_TOKENS, OUTPUT_TOKENS } from "@/lib/domain/metering";
import type { Call, Caller } from "../../call";
import type { Gateway } from "../../gateway";
import { queryRows } from "./query-rows";
import { readQuery } from "./read-query";

type Row = {
  started_at: Date;
  key_id: string;
  project_id: string;
  model: string;
  provider_id: string;
  endpoint: string;
  stream: boolean;
  status: number;
  outcome: Generation["data"]["outcome"] | "corrected";
  error_code: string | null;
  input: number;
  output: number;
  cached_input_tokens: number;
  reasoning_tokens: number;
  image_output_tokens: number;
  units: { searches?: number } | null;
  circumstances: { serviceTier?: string } | null;
  usage_source: Generation["data"]["usage_source"];
  cost_nanos: string;
  price_id: string | null;
  ttft_ms: number | null;
  latency_ms: number;
  upstream_request_id: string | null;
  end_user: string | null;
};

const API_TYPES: Record<string, Generation["data"]["api_type"]> = {
  "chat.completions": "completions",
  responses: "completions",
  messages: "completions",
  gemini: "completions",
  embeddings: "embeddings",
  "images.generations": "image",
  "audio.speech": "tts",
  "audio.transcriptions": "stt",
};

const NOT_KEPT = {
  app_id: null,
  cache_discount: null,
  finish_reason: null,
  native_finish_reason: null,
  http_referer: null,
  moderation_latency: null,
  num_fetches: null,
  num_input_audio_prompt: null,
  num_media_completion: null,
  num_media_prompt: null,
  preset_id: null,
  response_cache_source_id: null,
  router: null,
  upstream_inference_cost: null,
  user_agent: null,
  web_search_engine: null,
} as const;

function unknown(): AppError {
  return new AppError("not_found", "There is no such call, or it is not booked yet.", { param: "id" });
}

async function readAttempts(pool: Pool, { key }: Caller, requestId: string): Promise<Row[]> {
  if (!isId("request", requestId)) throw unknown();
  const rows = await queryRows<Row>(
    pool,
    `SELECT *, ${INPUT_TOKENS} AS input, ${OUTPUT_TOKENS} AS output, cost_nanos::text AS cost_nanos
     FROM usage_event
     WHERE org_id = $1 AND started_at = $2 AND request_id = $3 AND project_id = $4 ORDER BY attempt`,
    [key.orgId, new Date(timeOfId(requestId)), requestId, key.projectId],
  );
  if (rows.length === 0) throw unknown();
  return rows;
}

function toAttempt(gateway: Gateway, row: Row): Generation["data"]["provider_responses"][number] {
  return {
    provider_name: nameOf(gateway, row.provider_id),
    endpoint_id: row.provider_id,
    ...(row.upstream_request_id !== null && { id: row.upstream_request_id }),
    status: row.status,
    latency: row.latency_ms,
    is_byok: false,
  };
}

/** A provider that is gone keeps its id. */
function nameOf({ config }: Gateway, providerId: string): string {
  return config.snapshot.provider(providerId)?.slug ?? providerId;
}

/** An operator's bill of a quarantined call is what it used; the attempt before it says how the call went. */
function toGeneration(gateway: Gateway, requestId: string, rows: Row[]): Generation["data"] {
  const attempts = rows.filter(({ outcome }) => outcome !== "corrected");
  const call = attempts.at(-1) ?? rows.at(-1)!;
  const billed = rows.at(-1)!;
  const costNanos = rows.reduce((sum, row) => sum + BigInt(row.cost_nanos), 0n);
  const usd = Number(costNanos) / 1e9;
  return {
    id: requestId,
    request_id: requestId,
    api_type: API_TYPES[call.endpoint] ?? null,
    created_at: call.started_at.toISOString(),
    model: call.model,
    provider_name: nameOf(gateway, call.provider_id),
    streamed: call.stream,
    cancelled: call.outcome === "aborted",
    usage: usd,
    total_cost: usd,
    latency: call.ttft_ms,
    generation_time: call.latency_ms,
    tokens_prompt: billed.input,
    tokens_completion: billed.output,
    native_tokens_prompt: billed.input,
    native_tokens_completion: billed.output,
    native_tokens_reasoning: billed.reasoning_tokens,
    native_tokens_cached: billed.cached_input_tokens,
    native_tokens_completion_images: billed.image_output_tokens,
    external_user: call.end_user,
    service_tier: call.circumstances?.serviceTier ?? null,
    upstream_id: call.upstream_request_id,
    workspace_id: call.project_id,
    provider_responses: attempts.map((row) => toAttempt(gateway, row)),
    num_search_results: billed.units?.searches ?? null,
    is_byok: false,
    data_region: "global",
    origin: "",
    ...NOT_KEPT,
    cost_nanos: costNanos.toString(),
    key_id: call.key_id,
    endpoint: call.endpoint,
    outcome: call.outcome === "corrected" ? "ok" : call.outcome,
    error_code: call.error_code,
    usage_source: billed.usage_source,
    price_id: billed.price_id,
  };
}

/** One call of the key's project, by its request id; 404 for another's, and until it is booked. */
export async function getGeneration(
  gateway: Gateway,
  pool: Pool,
  call: Call,
  caller: Caller,
): Promise<Generation> {
  const { id } = readQuery(generationQuery, call.req.url ?? "");
  return { data: toGeneration(gateway, id, await readAttempts(pool, caller, id)) };
}
