export type CaseName = "text" | "stream" | "tools" | "tools-stream" | "lookups";

/** What an SDK throws for a status: the class that its callers catch. */
type Refusals = Record<"401" | "402" | "429", string>;

export type SdkClient = {
  kind: "sdk";
  /** Also the name of its set-up in sdks/. */
  name: string;
  /** The package whose version the table shows. */
  package: string;
  cases: CaseName[];
  /** Cases in which this client does not show the usage to its caller, and why is in the README. */
  blind: CaseName[];
  refusals: Refusals;
  model(upstream: string): string;
};

const ALL: CaseName[] = ["text", "stream", "tools", "tools-stream"];
const byStatus = (names: string, suffix = "Error"): Refusals => {
  const [unauthorized, payment, limited] = names.split(" ").map((name) => `${name}${suffix}`);
  return { "401": unauthorized!, "402": payment!, "429": limited! };
};
const always = (name: string): Refusals => ({ "401": name, "402": name, "429": name });
const OPENAI_ERRORS = byStatus("Authentication API RateLimit");
/** The AI SDK asks three times on a 429 and then throws what holds the last answer. */
const AI_ERRORS = { "401": "APICallError", "402": "APICallError", "429": "RetryError" };

const sdk = (
  name: string,
  packageName: string,
  refusals: Refusals,
  more: Partial<Pick<SdkClient, "cases" | "blind" | "model">> = {},
): SdkClient => ({
  kind: "sdk",
  name,
  package: packageName,
  cases: ALL,
  blind: [],
  refusals,
  model: (upstream) => `lab/gpt-${upstream}`,
  ...more,
});

export const SDKS: readonly SdkClient[] = [
  sdk("openai", "openai", OPENAI_ERRORS),
  sdk("anthropic", "@anthropic-ai/sdk", byStatus("Authentication PaymentRequired RateLimit")),
  sdk("google-genai", "@google/genai", always("ApiError")),
  sdk("ai-openai-compatible", "@ai-sdk/openai-compatible", AI_ERRORS, {
    blind: ["stream", "tools-stream"],
  }),
  sdk("ai-openai", "@ai-sdk/openai", AI_ERRORS),
  sdk("ai-openrouter", "@openrouter/ai-sdk-provider", AI_ERRORS),
  sdk(
    "openrouter-sdk",
    "@openrouter/sdk",
    byStatus("Unauthorized PaymentRequired TooManyRequests", "ResponseError"),
    { cases: [...ALL, "lookups"] },
  ),
  sdk("langchain", "@langchain/openai", OPENAI_ERRORS),
  sdk("llamaindex", "@llamaindex/openai", OPENAI_ERRORS, { blind: ["stream", "tools-stream"] }),
  sdk("portkey", "portkey-ai", OPENAI_ERRORS),
  sdk("litellm", "litellm", OPENAI_ERRORS, {
    cases: ["text", "stream", "tools"],
    blind: ["stream"],
    model: (upstream) => `gpt-${upstream}`,
  }),
  sdk("mistral", "@mistralai/mistralai", always("SDKError")),
  sdk("cohere", "cohere-ai", byStatus("Unauthorized Cohere TooManyRequests")),
  sdk("token-js", "token.js", OPENAI_ERRORS, { blind: ["stream", "tools-stream"] }),
];
