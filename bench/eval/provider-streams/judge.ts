import type { Answered, DoorName } from "./doors";
import { NANOS_PER_TOKEN } from "./places";
import type { Recording } from "./recordings";
import { figuresOf } from "./rules";

/** An attempt as it is booked. */
export type Booked = {
  request_id: string;
  outcome: string;
  usage_source: string;
  quarantined: boolean;
  cost_nanos: string;
  input_tokens: number;
  cached_input_tokens: number;
  cache_write_tokens: number;
  cache_write_hour_tokens: number;
  audio_input_tokens: number;
  image_input_tokens: number;
  output_tokens: number;
  reasoning_tokens: number;
  audio_output_tokens: number;
  image_output_tokens: number;
};

const sum = (row: Booked, names: (keyof Booked)[]) =>
  names.reduce((total, name) => total + (row[name] as number), 0);

const INPUTS = [
  "input_tokens",
  "cached_input_tokens",
  "cache_write_tokens",
  "cache_write_hour_tokens",
  "audio_input_tokens",
  "image_input_tokens",
] as const;
const OUTPUTS = ["output_tokens", "reasoning_tokens", "audio_output_tokens", "image_output_tokens"] as const;

/** Cohere bills other figures than it counts. */
type BilledUnits = { input_tokens: number; output_tokens: number };

function costOf(row: Booked, raw: Record<string, unknown> | undefined): number {
  const billed = raw?.billed_units as BilledUnits | undefined;
  if (billed) {
    return billed.input_tokens * NANOS_PER_TOKEN.input + billed.output_tokens * NANOS_PER_TOKEN.output;
  }
  return (
    row.input_tokens * NANOS_PER_TOKEN.input +
    row.cached_input_tokens * NANOS_PER_TOKEN.cachedInput +
    row.cache_write_tokens * NANOS_PER_TOKEN.cacheWrite +
    row.cache_write_hour_tokens * NANOS_PER_TOKEN.cacheWrite1h +
    row.output_tokens * NANOS_PER_TOKEN.output +
    row.reasoning_tokens * NANOS_PER_TOKEN.reasoning
  );
}

/** What is booked otherwise than it must be, in words; nothing when all is exact. */
export function judgeBooked(recording: Recording, row: Booked | undefined): string[] {
  const expected = figuresOf(recording);
  if (!row) return expected ? ["no attempt is booked"] : [];
  const faults: string[] = [];
  const compare = (what: string, want: number | string | boolean | null, have: number | string | boolean) => {
    if (want !== null && want !== have) faults.push(`${what} ${have}, not ${want}`);
  };
  for (const name of [...INPUTS, ...OUTPUTS]) if (row[name] < 0) faults.push(`${name} is negative`);
  if (expected) {
    compare("input", expected.inputTotal, sum(row, [...INPUTS]));
    compare("output", expected.outputTotal, sum(row, [...OUTPUTS]));
    compare("cached", expected.cachedInput, row.cached_input_tokens);
    compare("cache write", expected.cacheWrite, row.cache_write_tokens + row.cache_write_hour_tokens);
    compare("reasoning", expected.reasoning, row.reasoning_tokens);
    compare("source", "provider", row.usage_source);
    compare("quarantined", false, row.quarantined);
  }
  if (recording.error) compare("cost", 0, Number(row.cost_nanos));
  else compare("cost", costOf(row, recording.reported?.raw), Number(row.cost_nanos));
  return faults;
}

type ErrorBody = { type?: string; error?: { type?: string; status?: string } };

const openAiForm = ({ error }: ErrorBody) => error?.type !== undefined;
const ENVELOPES: Record<DoorName, (body: ErrorBody) => boolean> = {
  chat: openAiForm,
  responses: openAiForm,
  embeddings: openAiForm,
  messages: ({ type, error }) => type === "error" && error?.type !== undefined,
  gemini: ({ error }) => error?.status !== undefined,
};

/** What of the answer is not as it must be: an error in the door's own form, or a whole answer. */
export function judgeAnswer(recording: Recording, door: DoorName, answered: Answered): string[] {
  const { status, text } = answered;
  // Before anything was generated it may still be answered with a status.
  if (recording.breaks && status === 200) return /error|failed/.test(text) ? [] : ["no error in the stream"];
  if (!recording.error && !recording.breaks)
    return status === 200 ? [] : [`status ${status}: ${text.slice(0, 200)}`];
  if (status < 400) return [`status ${status} for an error`];
  try {
    return ENVELOPES[door](JSON.parse(text) as ErrorBody)
      ? []
      : [`an error in another form: ${text.slice(0, 200)}`];
  } catch {
    return [`an error that is not JSON: ${text.slice(0, 200)}`];
  }
}
