import type { Ask } from "./asks/ask";
import type { Spec, Violation } from "./spec";

type Json = Record<string, unknown>;

/** One answer held against the specification. */
export type Judged = {
  name: string;
  status: number;
  /** JSON bodies and events that were held against a schema. */
  checked: number;
  violations: Violation[];
  /** The provider's own answer, which passes as it is, deviates by itself. */
  passedOn?: boolean;
};

const STREAM = "text/event-stream";

function eventsOf(text: string): string[] {
  return text
    .split(/\n\n/)
    .flatMap((event) => event.split("\n").filter((line) => line.startsWith("data:")))
    .map((line) => line.slice("data:".length).trim())
    .filter((data) => data !== "" && data !== "[DONE]");
}

/** The specification has vectors as numbers only, though OpenAI answers base64 where it is asked for it. */
function unpacked(value: Json): Json {
  const data = (value.data as { embedding: unknown }[]).map((item) => {
    if (typeof item.embedding !== "string") return item;
    const bytes = Buffer.from(item.embedding, "base64");
    const floats = Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readFloatLE(i * 4));
    return { ...item, embedding: floats };
  });
  return { ...value, data };
}

/** A verbose transcript fits two of the three schemas of the answer's `oneOf`: what was asked for tells which is meant. */
const TRANSCRIPTS: Record<string, string> = {
  verbose_json: "CreateTranscriptionResponseVerboseJson",
  diarized_json: "CreateTranscriptionResponseDiarizedJson",
};

function checkBody(spec: Spec, ask: Ask, value: unknown): Violation[] {
  const transcript = TRANSCRIPTS[ask.format ?? ""];
  if (transcript) return spec.checkSchema(transcript, value);
  const body = ask.operation === "/embeddings" ? unpacked(value as Json) : value;
  return spec.checkAnswer(ask.method, ask.operation, "application/json", body);
}

/** An event that only says an error has the body of an error; the Responses protocol has an event of its own for it. */
function checkEvent(spec: Spec, ask: Ask, data: string): Violation[] {
  const event = JSON.parse(data) as Json;
  const isError = ask.operation !== "/responses" && "error" in event;
  return isError
    ? spec.checkSchema("ErrorResponse", event)
    : spec.checkAnswer(ask.method, ask.operation, STREAM, event);
}

function checkAnswer(spec: Spec, ask: Ask, contentType: string, text: string): Violation[][] {
  if (contentType === STREAM) return eventsOf(text).map((data) => checkEvent(spec, ask, data));
  if (contentType === "application/json") return [checkBody(spec, ask, JSON.parse(text))];
  return [];
}

/** Every key of an error's envelope is there, and nothing that is an answer. */
function checkError(spec: Spec, text: string): Violation[][] {
  return [spec.checkSchema("ErrorResponse", JSON.parse(text))];
}

export async function judge(spec: Spec, ask: Ask, response: Response): Promise<Judged> {
  const contentType = (response.headers.get("content-type") ?? "").split(";")[0]!.trim();
  const text = contentType.startsWith("audio/") ? "" : await response.text();
  const found: Violation[][] = [];
  if (!ask.statuses.includes(response.status)) {
    const message = `status ${response.status}, not ${ask.statuses.join(" or ")}: ${text.slice(0, 300)}`;
    found.push([{ at: "status", message }]);
  }
  const bodies = response.ok ? checkAnswer(spec, ask, contentType, text) : checkError(spec, text);
  return {
    name: ask.name,
    status: response.status,
    checked: bodies.length,
    violations: [...found, ...bodies].flat(),
  };
}
