import { COMPATIBLE_QUIRKS, OPENAI_QUIRKS, type OpenAiQuirks, type ProviderPreset } from "./preset";

type Own = Omit<ProviderPreset, "quirks" | "kind" | "credential"> &
  Partial<Pick<ProviderPreset, "credential">>;
const compatible = (own: Own, quirks: Partial<OpenAiQuirks> = {}): ProviderPreset => ({
  kind: "openai",
  credential: "key",
  ...own,
  quirks: { ...COMPATIBLE_QUIRKS, ...quirks },
});

/** Hosts that speak OpenAI's protocol, each with what it does otherwise. */
export const COMPATIBLE_PRESETS: readonly ProviderPreset[] = [
  compatible(
    {
      slug: "deepseek",
      name: "DeepSeek",
      baseUrl: "https://api.deepseek.com/v1",
      envKey: "DEEPSEEK_API_KEY",
      pricesId: "deepseek",
      docsUrl: "https://platform.deepseek.com/api_keys",
    },
    { jsonSchema: false },
  ),
  compatible({
    slug: "alibaba",
    name: "Alibaba Cloud (Qwen)",
    baseUrl: "https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
    envKey: "DASHSCOPE_API_KEY",
    docsUrl: "https://www.alibabacloud.com/help/en/model-studio/get-api-key",
  }),
  compatible(
    {
      slug: "xai",
      name: "xAI",
      baseUrl: "https://api.x.ai/v1",
      envKey: "XAI_API_KEY",
      pricesId: "x-ai",
      docsUrl: "https://console.x.ai",
    },
    { reasoningApart: true, responses: true, outputBound: "max_completion_tokens" },
  ),
  compatible(
    {
      slug: "groq",
      name: "Groq",
      baseUrl: "https://api.groq.com/openai/v1",
      envKey: "GROQ_API_KEY",
      pricesId: "groq",
      docsUrl: "https://console.groq.com/keys",
    },
    { outputBound: "max_completion_tokens", responses: true, strictMembers: true, reasoningBack: false },
  ),
  compatible({
    slug: "together",
    name: "Together AI",
    baseUrl: "https://api.together.xyz/v1",
    envKey: "TOGETHER_API_KEY",
    pricesId: "together",
    docsUrl: "https://api.together.ai/settings/api-keys",
  }),
  compatible({
    slug: "fireworks",
    name: "Fireworks AI",
    baseUrl: "https://api.fireworks.ai/inference/v1",
    envKey: "FIREWORKS_API_KEY",
    pricesId: "fireworks",
    docsUrl: "https://fireworks.ai/account/api-keys",
  }),
  compatible(
    {
      slug: "openrouter",
      name: "OpenRouter",
      baseUrl: "https://openrouter.ai/api/v1",
      envKey: "OPENROUTER_API_KEY",
      pricesId: "openrouter",
      docsUrl: "https://openrouter.ai/settings/keys",
    },
    { developerRole: true, responses: true },
  ),
  compatible(
    {
      slug: "perplexity",
      name: "Perplexity",
      baseUrl: "https://api.perplexity.ai",
      envKey: "PERPLEXITY_API_KEY",
      pricesId: "perplexity",
      docsUrl: "https://www.perplexity.ai/account/api/keys",
    },
    { streamOptions: false },
  ),
  compatible(
    {
      slug: "cerebras",
      name: "Cerebras",
      baseUrl: "https://api.cerebras.ai/v1",
      envKey: "CEREBRAS_API_KEY",
      pricesId: "cerebras",
      docsUrl: "https://cloud.cerebras.ai/platform",
    },
    { outputBound: "max_completion_tokens", strictMembers: true, reasoningBack: false },
  ),
  compatible({
    slug: "moonshotai",
    name: "Moonshot AI (Kimi)",
    baseUrl: "https://api.moonshot.ai/v1",
    envKey: "MOONSHOT_API_KEY",
    pricesId: "moonshotai",
    docsUrl: "https://platform.moonshot.ai/console/api-keys",
  }),
  compatible({
    slug: "zai",
    name: "Z.AI (GLM)",
    baseUrl: "https://api.z.ai/api/paas/v4",
    envKey: "ZAI_API_KEY",
    pricesId: "zai",
    docsUrl: "https://z.ai/manage-apikey/apikey-list",
  }),
  compatible({
    slug: "minimax",
    name: "MiniMax",
    baseUrl: "https://api.minimax.io/v1",
    envKey: "MINIMAX_API_KEY",
    pricesId: "minimax",
    docsUrl: "https://platform.minimax.io/user-center/basic-information/interface-key",
  }),
  compatible({
    slug: "novita",
    name: "Novita",
    baseUrl: "https://api.novita.ai/openai/v1",
    envKey: "NOVITA_API_KEY",
    pricesId: "novita",
    docsUrl: "https://novita.ai/settings/key-management",
  }),
  compatible({
    slug: "baseten",
    name: "Baseten",
    baseUrl: "https://inference.baseten.co/v1",
    envKey: "BASETEN_API_KEY",
    pricesId: "baseten",
    docsUrl: "https://app.baseten.co/settings/api_keys",
  }),
  compatible({
    slug: "ollama",
    name: "Ollama",
    baseUrl: "http://localhost:11434/v1",
    credential: "optional_key",
    docsUrl: "https://docs.ollama.com/api/openai-compatibility",
  }),
  compatible({
    slug: "vllm",
    name: "vLLM",
    baseUrl: "http://localhost:8000/v1",
    credential: "optional_key",
    docsUrl: "https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html",
  }),
  compatible(
    {
      slug: "custom",
      name: "Another host",
      baseUrl: null,
      credential: "optional_key",
      docsUrl: "https://platform.openai.com/docs/api-reference/chat",
    },
    // Nothing is known of it: what a caller writes goes through as it is.
    { ...OPENAI_QUIRKS, responses: false, strictMembers: false },
  ),
];
