import type { PlainCall } from "../../snippets/calls/plain-call";

/** What can be sent as it stands, by the id of the endpoint: what is in a body, a path or a query. */
export type TryExample = Pick<PlainCall, "body" | "headers" | "answer"> & {
  /** Values of what stands in braces in the path. */
  path?: Record<string, string>;
  /** `{since}` stands for the beginning of the last seven days. */
  query?: string;
};

const MODEL = "sandbox/small";
const HELLO = "Say hello in three languages.";
const USER = [{ role: "user", content: HELLO }];
const GEMINI = { contents: [{ role: "user", parts: [{ text: HELLO }] }] };
const ANTHROPIC = { "anthropic-version": "2023-06-01" };
const LAST_WEEK: TryExample = { query: "start_time={since}" };
/** Of a call that the reader has made; there is none that every reader has. */
export const REQUEST_ID = "YOUR_REQUEST_ID";
const NAMED = { path: { model: MODEL } };

export const TRY_EXAMPLES: Record<string, TryExample> = {
  "chat.completions.create": { body: { model: MODEL, messages: USER } },
  "responses.create": { body: { model: MODEL, input: HELLO } },
  "responses.input_tokens": { body: { model: MODEL, input: HELLO } },
  "embeddings.create": { body: { model: "sandbox/embed", input: "A toll booth at dawn" } },
  "images.generate": { body: { model: "sandbox/image", prompt: "A toll booth at dawn" } },
  "audio.speech.create": {
    body: { model: "sandbox/speech", input: "Good morning.", voice: "alloy" },
    answer: { file: "speech.mp3" },
  },
  "moderations.create": { body: { model: "sandbox/moderation", input: "Good morning." } },
  "messages.create": { body: { model: MODEL, max_tokens: 200, messages: USER }, headers: ANTHROPIC },
  "messages.count_tokens": { body: { model: MODEL, messages: USER }, headers: ANTHROPIC },
  "cohere.chat": { body: { model: MODEL, messages: USER } },
  "estimate.create": { body: { model: MODEL, messages: USER, max_tokens: 200 } },
  "models.list": {},
  "models.get": NAMED,
  "key.get": {},
  "credits.get": {},
  "gemini.generate": { ...NAMED, body: GEMINI },
  "gemini.generate_stream": { ...NAMED, body: GEMINI, query: "alt=sse", answer: "stream" },
  "gemini.count_tokens": { ...NAMED, body: GEMINI },
  "gemini.models_list": {},
  "gemini.models_get": NAMED,
  "generation.get": { query: `id=${REQUEST_ID}` },
  "activity.list": {},
  "organization.usage.completions": { query: "start_time={since}&bucket_width=1d&group_by=model" },
  "organization.usage.embeddings": LAST_WEEK,
  "organization.usage.moderations": LAST_WEEK,
  "organization.usage.images": LAST_WEEK,
  "organization.usage.audio_speeches": LAST_WEEK,
  "organization.usage.audio_transcriptions": LAST_WEEK,
  "organization.costs": { query: "start_time={since}&group_by=project_id" },
};

const DAY_SECONDS = 86_400;

/** Midnight in UTC, six days ago. */
const lastWeek = (at: Date) => {
  const seconds = Math.floor(at.getTime() / 1_000);
  return seconds - (seconds % DAY_SECONDS) - 6 * DAY_SECONDS;
};

/** The address of an example's call, as it reads at a time. */
export function exampleUrl(
  gatewayUrl: string,
  path: string,
  { path: values = {}, query }: TryExample,
  at: Date,
): string {
  const filled = path.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  const asked = query?.replace("{since}", String(lastWeek(at)));
  return `${gatewayUrl}${filled}${asked === undefined ? "" : `?${asked}`}`;
}
