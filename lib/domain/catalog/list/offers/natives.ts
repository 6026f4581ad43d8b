import { type Listing, perMillion, perUnit, usd } from "../offer";

const ANTHROPIC: Listing = {
  provider: "anthropic",
  batchDiscountPercent: 50,
  offers: [
    "claude-opus-5-5",
    "claude-opus-5",
    "claude-fable-5-1",
    "claude-fable-5",
    "claude-sonnet-5",
    "claude-opus-4-8",
    "claude-opus-4-7",
    "claude-opus-4-6",
    "claude-sonnet-4-6",
    "claude-opus-4-5",
    "claude-sonnet-4-5",
    "claude-haiku-4-5",
    "claude-opus-4-1",
    "claude-opus-4-0",
    "claude-sonnet-4-0",
    "claude-3-7-sonnet-latest",
    "claude-3-5-haiku-latest",
  ],
};

const GEMINI_MODELS = [
  "gemini-3.8-flash",
  "gemini-3.7-flash",
  "gemini-3.6-flash",
  "gemini-3.5-flash",
  "gemini-3.5-flash-lite",
  "gemini-3.1-pro-preview",
  "gemini-3.1-flash-lite",
  "gemini-3-pro-preview",
  "gemini-3-flash-preview",
  "gemini-3-pro-image-preview",
  "gemini-3.1-flash-image-preview",
  "gemini-2.5-pro",
  "gemini-2.5-flash",
  "gemini-2.5-flash-lite",
  "gemini-2.5-flash-image",
  "gemini-2.0-flash",
  "gemini-2.0-flash-lite",
  "gemini-embedding-001",
];

const GEMINI: Listing = {
  provider: "gemini",
  batchDiscountPercent: 50,
  withoutBatch: /imagen|gemma|2\.0/,
  offers: [
    ...GEMINI_MODELS,
    "gemini-embedding-2",
    { name: "gemma-3-27b-it", title: "Gemma 3 27B", rates: perUnit({}) },
    { name: "imagen-4.0-generate-001", title: "Imagen 4", rates: perUnit({ perImage: usd("0.04") }) },
    {
      name: "imagen-4.0-fast-generate-001",
      title: "Imagen 4 Fast",
      rates: perUnit({ perImage: usd("0.02") }),
    },
    {
      name: "imagen-4.0-ultra-generate-001",
      title: "Imagen 4 Ultra",
      rates: perUnit({ perImage: usd("0.06") }),
    },
  ],
};

const VERTEX: Listing = {
  provider: "vertex",
  batchDiscountPercent: 50,
  withoutBatch: /image|embedding/,
  offers: GEMINI_MODELS,
};

const MISTRAL: Listing = {
  provider: "mistral",
  batchDiscountPercent: 50,
  offers: [
    "mistral-large-2512",
    "mistral-large-2411",
    "mistral-medium-latest",
    "mistral-medium-3-5",
    "mistral-medium-2508",
    "mistral-small-2603",
    "mistral-small-latest",
    "magistral-medium-latest",
    "magistral-small-latest",
    "codestral-2508",
    "codestral-latest",
    "devstral-2512",
    "ministral-14b-2512",
    "ministral-8b-2512",
    "ministral-3b-2512",
    "open-mistral-nemo",
    "pixtral-12b",
    "pixtral-large-latest",
    "voxtral-small-latest",
    "mistral-embed",
    { name: "codestral-embed", title: "Codestral Embed", rates: perMillion("0.15", "0") },
  ],
};

const COHERE: Listing = {
  provider: "cohere",
  offers: [
    "command-a-03-2025",
    {
      name: "command-a-reasoning-08-2025",
      title: "Command A Reasoning",
      rates: perMillion("2.50", "10"),
    },
    { name: "command-a-vision-07-2025", title: "Command A Vision", rates: perMillion("2.50", "10") },
    "command-r-plus-08-2024",
    "command-r-08-2024",
    "command-r7b-12-2024",
    "c4ai-aya-expanse-32b",
    "embed-v4.0",
    { name: "embed-english-v3.0", title: "Embed English v3", rates: perMillion("0.10", "0") },
    { name: "embed-multilingual-v3.0", title: "Embed Multilingual v3", rates: perMillion("0.10", "0") },
  ],
};

const BEDROCK: Listing = {
  provider: "bedrock",
  batchDiscountPercent: 50,
  withoutBatch: /^(?!.*(claude|nova|llama))|sonic/,
  offers: [],
  // Its embeddings and speech are not spoken yet; "regional." is the list's own word for any region's inference profile.
  also: (id) => !/^regional\.|sonic|titan|voxtral/.test(id),
};

export const NATIVES: readonly Listing[] = [ANTHROPIC, GEMINI, VERTEX, BEDROCK, MISTRAL, COHERE];
