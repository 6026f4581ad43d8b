/** What can be sent as it stands, by the id of the endpoint: what is in a body, a path or a query. */
export type TryExample = {
  body?: object;
  /** Values of what stands in braces in the path. */
  path?: Record<string, string>;
  query?: string;
  headers?: Record<string, string>;
};

const MODEL = "sandbox/small";
const HELLO = "Say hello in three languages.";
const USER = [{ role: "user", content: HELLO }];
const GEMINI = { contents: [{ role: "user", parts: [{ text: HELLO }] }] };
const ANTHROPIC = { "anthropic-version": "2023-06-01" };
const NAMED = { path: { model: MODEL } };

export const TRY_EXAMPLES: Record<string, TryExample> = {
  "chat.completions.create": { body: { model: MODEL, messages: USER } },
  "responses.create": { body: { model: MODEL, input: HELLO } },
  "responses.input_tokens": { body: { model: MODEL, input: HELLO } },
  "embeddings.create": { body: { model: "sandbox/embed", input: "A toll booth at dawn" } },
  "images.generate": { body: { model: "sandbox/image", prompt: "A toll booth at dawn" } },
  "audio.speech.create": { body: { model: "sandbox/speech", input: "Good morning.", voice: "alloy" } },
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
  "gemini.generate_stream": { ...NAMED, body: GEMINI, query: "alt=sse" },
  "gemini.count_tokens": { ...NAMED, body: GEMINI },
  "gemini.models_list": {},
  "gemini.models_get": NAMED,
  "generation.get": { query: "id=" },
  "activity.list": {},
};

/** The address of an example's call. */
export function exampleUrl(
  gatewayUrl: string,
  path: string,
  { path: values = {}, query }: TryExample,
): string {
  const filled = path.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return `${gatewayUrl}${filled}${query === undefined ? "" : `?${query}`}`;
}
