/** Hosts that speak OpenAI's API, by their public addresses. */
export const PRESETS = [
  { label: "OpenAI", slug: "openai", baseUrl: "https://api.openai.com/v1" },
  { label: "OpenRouter", slug: "openrouter", baseUrl: "https://openrouter.ai/api/v1" },
  { label: "Groq", slug: "groq", baseUrl: "https://api.groq.com/openai/v1" },
  { label: "Together", slug: "together", baseUrl: "https://api.together.xyz/v1" },
  { label: "Ollama", slug: "ollama", baseUrl: "http://localhost:11434/v1" },
  { label: "vLLM", slug: "vllm", baseUrl: "http://localhost:8000/v1" },
] as const;

/** The fields of the form that a preset fills in. */
export function presetValues(label: string): ["name" | "slug" | "baseUrl", string][] {
  const preset = PRESETS.find((each) => each.label === label);
  if (!preset) return [];
  return [
    ["name", preset.label],
    ["slug", preset.slug],
    ["baseUrl", preset.baseUrl],
  ];
}
