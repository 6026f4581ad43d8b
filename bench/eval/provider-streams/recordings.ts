import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { readCsv } from "./csv";

/** What `expected_usage.csv` says that a recording reports; null where it says nothing. */
export type ReportedRow = {
  input: number | null;
  output: number | null;
  cachedInput: number | null;
  cacheWrite: number | null;
  reasoning: number | null;
  total: number | null;
  raw: Record<string, unknown>;
};

/** The operation that a recording is the answer of. */
export type Shape = "chat" | "responses" | "completion" | "embedding";

/** One recorded answer. `folder` is where it lies, such as "openai/responses": it names the provider. */
export type Recording = {
  file: string;
  folder: string;
  /** A stream's events, each a JSON text; or the whole body; or a stream's bytes. */
  events: string[] | null;
  body: string | null;
  streamed: boolean;
  model: string;
  shape: Shape;
  /** The answer is the provider's error, whole. */
  error: { status: number } | null;
  /** The provider says an error inside the stream. */
  breaks: boolean;
  reported: ReportedRow | null;
};

type Json = Record<string, unknown>;

const number = (text: string | undefined) => (text ? Number(text) : null);

function toReported(row: Record<string, string>): ReportedRow | null {
  if (!row.raw_usage_json) return null;
  return {
    input: number(row.input_tokens),
    output: number(row.output_tokens),
    cachedInput: number(row.cached_input),
    cacheWrite: number(row.cache_write),
    reasoning: number(row.reasoning),
    total: number(row.total_reported),
    raw: JSON.parse(row.raw_usage_json) as Json,
  };
}

function shapeOf(first: Json): Shape {
  if (first.object === "text_completion") return "completion";
  if (first.object === "list" || first.response_type === "embeddings_by_type" || first.embeddings) {
    return "embedding";
  }
  const streamed = typeof first.type === "string" && first.type.startsWith("response.");
  return streamed || first.object === "response" ? "responses" : "chat";
}

/** The status with which a provider sends this body, which a recording does not keep; null for an answer. */
function errorStatus(body: Json): number | null {
  const error = (body.error ?? null) as Json | string | null;
  const type = typeof error === "object" && error !== null ? String(error.type ?? error.status ?? "") : "";
  if (typeof error === "object" && error !== null && typeof error.code === "number") return error.code;
  // Mistral and FastAPI's hosts.
  if (body.object === "error" || "detail" in body) return /rate/.test(String(body.type)) ? 429 : 422;
  if (error) return /quota|rate_limit|EXHAUSTED/.test(type) ? 429 : /overloaded/.test(type) ? 529 : 400;
  const alone = Object.keys(body).every((name) => ["message", "id", "code", "type"].includes(name));
  return alone && typeof body.message === "string" ? 400 : null;
}

const isErrorEvent = ({ type, error }: Json) =>
  type === "error" || type === "response.failed" || (error !== undefined && error !== null);

const lines = (text: string) => text.split(/\r?\n/).filter((line) => line.trim() !== "");

function firstOf(body: string, events: string[] | null): Json {
  const data = events?.[0] ?? /^data: ?(\{.*)$/m.exec(body)?.[1] ?? body;
  return JSON.parse(data) as Json;
}

function readRecording(
  folder: string,
  path: string,
  expected: Map<string, Record<string, string>>,
): Recording {
  const file = relative(folder, path);
  const text = readFileSync(path, "utf8");
  const events = file.endsWith(".chunks.txt") ? lines(text) : null;
  const first = firstOf(text, events);
  const row = expected.get(file);
  const room = file.split("/").slice(0, 2).join("/");
  const status = events ? null : errorStatus(first);
  return {
    file,
    folder: room,
    events,
    body: events ? null : text,
    streamed: events !== null || file.endsWith(".sse"),
    model: row?.model || "recorded-model",
    shape: status !== null && room.endsWith("/responses") ? "responses" : shapeOf(first),
    error: status === null ? null : { status },
    breaks: events?.some((event) => isErrorEvent(JSON.parse(event) as Json)) ?? false,
    reported: row ? toReported(row) : null,
  };
}

/** Every recording of a folder, with what its `expected_usage.csv` says that it reports. */
export function readRecordings(folder: string): Recording[] {
  const rows = readCsv(readFileSync(join(folder, "expected_usage.csv"), "utf8"));
  const expected = new Map(rows.map((row) => [row.file ?? "", row]));
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(json|chunks\.txt|sse)$/.test(file))
    .sort()
    .map((file) => readRecording(folder, join(folder, file), expected));
}
