import { type Listing, perMillion, perUnit, usd } from "../offer";

const DEEPSEEK: Listing = {
  provider: "deepseek",
  offers: ["deepseek-v4-pro", "deepseek-v4-flash", "deepseek-chat", "deepseek-reasoner"],
};

const XAI: Listing = {
  provider: "xai",
  offers: [],
  also: (id) => !/voice|multi-agent|^grok-2/.test(id),
};

const GROQ: Listing = {
  provider: "groq",
  batchDiscountPercent: 50,
  withoutBatch: /orpheus/,
  offers: [
    "llama-3.3-70b-versatile",
    "llama-3.1-8b-instant",
    "meta-llama/llama-4-maverick-17b-128e-instruct",
    "meta-llama/llama-4-scout-17b-16e-instruct",
    "meta-llama/llama-guard-4-12b",
    "moonshotai/kimi-k2-instruct-0905",
    "openai/gpt-oss-120b",
    "openai/gpt-oss-20b",
    "qwen/qwen3-32b",
    "whisper-large-v3",
    "whisper-large-v3-turbo",
    {
      name: "canopylabs/orpheus-v1-english",
      title: "Orpheus English",
      rates: perUnit({ perMillionCharacters: usd("22") }),
    },
  ],
};

const TOGETHER: Listing = {
  provider: "together",
  batchDiscountPercent: 50,
  withoutBatch: /FLUX|bge/,
  offers: [
    "meta-llama/Llama-3.3-70B-Instruct-Turbo",
    "meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8",
    "meta-llama/Llama-4-Scout-17B-16E-Instruct",
    "meta-llama/Meta-Llama-3.1-405B-Instruct-Turbo",
    "meta-llama/Meta-Llama-3.1-70B-Instruct-Turbo",
    "meta-llama/Meta-Llama-3.1-8B-Instruct-Turbo",
    "deepseek-ai/DeepSeek-V3",
    "deepseek-ai/DeepSeek-R1",
    { name: "deepseek-ai/DeepSeek-V3.1", title: "DeepSeek V3.1", rates: perMillion("0.60", "1.70") },
    "openai/gpt-oss-120b",
    { name: "openai/gpt-oss-20b", title: "gpt-oss-20b", rates: perMillion("0.05", "0.20") },
    "Qwen/Qwen3-Coder-480B-A35B-Instruct-FP8",
    {
      name: "Qwen/Qwen3-235B-A22B-Instruct-2507-tput",
      title: "Qwen3 235B Instruct",
      facts: { contextTokens: 262_144 },
      rates: perMillion("0.20", "0.60"),
    },
    "moonshotai/Kimi-K2-Instruct",
    {
      name: "BAAI/bge-base-en-v1.5",
      title: "BGE Base English v1.5",
      facts: {
        operations: ["embeddings"],
        contextTokens: 512,
        maxOutputTokens: 1,
        capabilities: [],
        ownedBy: "BAAI",
      },
      rates: perMillion("0.01", "0"),
    },
  ],
};

const FIREWORKS: Listing = {
  provider: "fireworks",
  batchDiscountPercent: 50,
  withoutBatch: /-fast$/,
  offers: [],
  also: () => true,
  namePrefix: "accounts/fireworks/models/",
};

/** Its list is long and holds names that are no more: those with a known context are what it offers now. */
const OPENROUTER: Listing = {
  provider: "openrouter",
  offers: [],
  also: (id) => id.includes("/") && !/:free|^~|^openrouter\//.test(id),
};

const PERPLEXITY: Listing = {
  provider: "perplexity",
  offers: ["sonar", "sonar-pro", "sonar-reasoning-pro", "sonar-deep-research"],
};

const ZAI: Listing = {
  provider: "zai",
  offers: ["glm-5.3", "glm-5.3-flash", "glm-5.2", "glm-4.5", "glm-4.5-air"],
};

const MINIMAX: Listing = {
  provider: "minimax",
  offers: ["MiniMax-M3", "MiniMax-M2.7", "MiniMax-M2.7-highspeed", "MiniMax-M2.5-highspeed", "MiniMax-M2"],
};

const listed = (provider: string): Listing => ({ provider, offers: [], also: (id) => !id.includes(":free") });

export const COMPATIBLES: readonly Listing[] = [
  DEEPSEEK,
  XAI,
  GROQ,
  TOGETHER,
  FIREWORKS,
  OPENROUTER,
  PERPLEXITY,
  listed("cerebras"),
  listed("moonshotai"),
  ZAI,
  MINIMAX,
  listed("novita"),
  listed("baseten"),
];
