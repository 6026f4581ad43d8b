/** The protocols of callers, and under which path each is answered. */
export const DOORS = ["chat", "responses", "messages", "gemini"] as const;
export type DoorName = (typeof DOORS)[number];

/** The kinds of provider, and OpenAI's protocol as other hosts speak it. */
export const PROVIDERS = [
  "openai",
  "xai",
  "deepseek",
  "groq",
  "azure",
  "anthropic",
  "gemini",
  "vertex",
  "bedrock",
  "mistral",
  "cohere",
] as const;
export type ProviderName = (typeof PROVIDERS)[number];

export const FEATURES = ["text", "stream", "tools", "JSON schema", "image", "error", "abort"] as const;
export type Feature = (typeof FEATURES)[number];

type Refused = { providers: ProviderName[]; feature: Feature; params: Record<DoorName, string> };

/** Cells that are answered with a 400, and the parameter that it names. All others work. */
const REFUSED: Refused[] = [
  {
    // It writes JSON, but takes no schema for it.
    providers: ["deepseek"],
    feature: "JSON schema",
    params: {
      chat: "response_format",
      responses: "text.format",
      messages: "output_config.format",
      gemini: "generationConfig.responseSchema",
    },
  },
];

/** The parameter that a 400 names, or null where the cell works. */
export function refusedParam(door: DoorName, provider: ProviderName, feature: Feature): string | null {
  const found = REFUSED.find((one) => one.feature === feature && one.providers.includes(provider));
  return found?.params[door] ?? null;
}
