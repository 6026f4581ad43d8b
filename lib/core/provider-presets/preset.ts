/** How a provider is spoken to; each has a room in lib/gateway/providers. */
export const PROVIDER_KINDS = [
  "openai",
  "anthropic",
  "gemini",
  "vertex",
  "mistral",
  "cohere",
  "bedrock",
  "azure",
  "sandbox",
] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** What an operator has to write to connect one: see lib/contract/provider-credentials. */
export type CredentialForm = "key" | "optional_key" | "aws" | "service_account" | "azure";

/** Where a host that speaks OpenAI's protocol differs from OpenAI. */
export type OpenAiQuirks = {
  /** The member that bounds the output; `by_model`: `max_completion_tokens` for models that reason, else `max_tokens`. */
  outputBound: "max_tokens" | "max_completion_tokens" | "by_model";
  /** Whether `stream_options.include_usage` is understood; where it is not, the stream carries usage by itself. */
  streamOptions: boolean;
  /** Whether it takes the role `developer`; where it does not, such a message goes out as `system`. */
  developerRole: boolean;
  /** `completion_tokens` leaves reasoning out (xAI). */
  reasoningApart: boolean;
  /** `response_format: json_schema` is understood, not only `json_object`. */
  jsonSchema: boolean;
  /** Speaks `/responses` itself. */
  responses: boolean;
  /** Refuses members that it does not know, rather than ignoring them. */
  strictMembers: boolean;
  /** Takes a model's earlier reasoning back in messages, which models that reason between tool calls need. */
  reasoningBack: boolean;
};

export type ProviderPreset = {
  slug: string;
  kind: ProviderKind;
  name: string;
  /** `{region}` and `{resource}` stand for what the operator writes; null: only the operator knows. */
  baseUrl: string | null;
  credential: CredentialForm;
  /** `required` asks for `provider.region`, which Bedrock and Vertex run in. */
  region?: { label: string; placeholder: string };
  /** The variable whose key connects it at the first start. */
  envKey?: string;
  /** Its id in @pydantic/genai-prices, where its list prices come from. */
  pricesId?: string;
  docsUrl: string;
  quirks: OpenAiQuirks;
};

export const OPENAI_QUIRKS: OpenAiQuirks = {
  outputBound: "by_model",
  streamOptions: true,
  developerRole: true,
  reasoningApart: false,
  jsonSchema: true,
  responses: true,
  strictMembers: true,
  reasoningBack: false,
};
/** What most hosts are: chat completions only, `max_tokens`, `system`. */
export const COMPATIBLE_QUIRKS: OpenAiQuirks = {
  ...OPENAI_QUIRKS,
  outputBound: "max_tokens",
  developerRole: false,
  responses: false,
  strictMembers: false,
  reasoningBack: true,
};
