import { A, type Family } from "./model-facts";

const of = (
  match: RegExp,
  kind: object,
  limits: [context: number | undefined, output?: number] = [undefined],
  ownedBy?: string,
): Family => ({
  match,
  ...kind,
  ...(limits[0] !== undefined && { contextTokens: limits[0] }),
  ...(limits[1] !== undefined && { maxOutputTokens: limits[1] }),
  ...(ownedBy !== undefined && { ownedBy }),
});

const OPENAI: readonly Family[] = [
  of(/^(gpt-image|gpt-5.*-image|dall-e|chatgpt-image)/, A.image, [32_000], "OpenAI"),
  of(/^(whisper|gpt-.*transcribe)/, A.transcription, [16_000, 2_000], "OpenAI"),
  of(/^(tts-|gpt-.*-tts)/, A.speech, [4_096], "OpenAI"),
  of(/^text-embedding/, A.embedding, [8_192], "OpenAI"),
  of(/^(omni|text)-moderation/, A.moderation, [32_768], "OpenAI"),
  of(
    /^gpt-(4o-)?(mini-)?audio/,
    { ...A.text, input: ["text", "audio"], output: ["text", "audio"], capabilities: ["tools", "audio"] },
    [128_000, 16_384],
    "OpenAI",
  ),
  of(
    /^gpt-(4o-)?(mini-)?search/,
    { ...A.plain, capabilities: ["json_schema", "web_search"] },
    [128_000, 16_384],
    "OpenAI",
  ),
  of(/^gpt-oss/, A.thinker, [131_072, 65_536], "OpenAI"),
  of(/^gpt-(5\.[3-9]|5|chat)(-\d)?-chat|^gpt-chat/, A.viewer, [128_000, 16_384], "OpenAI"),
  of(/^gpt-(5\.[4-9]|6)(?!.*(mini|nano|codex))/, A.thinkingReader, [1_050_000, 128_000], "OpenAI"),
  of(/^gpt-5-pro/, A.thinkingReader, [400_000, 272_000], "OpenAI"),
  of(/^gpt-[56]/, A.thinkingReader, [400_000, 128_000], "OpenAI"),
  of(
    /^gpt-4\.1/,
    { ...A.reader, capabilities: [...A.reader.capabilities, "logprobs"] },
    [1_047_576, 32_768],
    "OpenAI",
  ),
  of(/^gpt-4o-2024-05-13/, A.viewer, [128_000, 4_096], "OpenAI"),
  of(
    /^(gpt-4o|chatgpt-4o)/,
    { ...A.reader, capabilities: [...A.reader.capabilities, "logprobs"] },
    [128_000, 16_384],
    "OpenAI",
  ),
  of(
    /^gpt-4-turbo/,
    { ...A.viewer, capabilities: ["tools", "parallel_tools", "vision", "logprobs"] },
    [128_000, 4_096],
    "OpenAI",
  ),
  of(/^gpt-4/, { ...A.text, capabilities: ["tools", "logprobs"] }, [8_192, 8_192], "OpenAI"),
  of(/^gpt-3\.?5/, { ...A.text, capabilities: ["tools", "logprobs"] }, [16_385, 4_096], "OpenAI"),
  of(
    /^(o3|o4)-.*deep-research/,
    { ...A.thinkingViewer, capabilities: ["reasoning", "vision", "web_search"] },
    [200_000, 100_000],
    "OpenAI",
  ),
  of(/^o3-mini/, A.thinker, [200_000, 100_000], "OpenAI"),
  of(/^o1-(mini|preview)/, { ...A.plain, capabilities: ["reasoning"] }, [128_000, 65_536], "OpenAI"),
  of(/^o[134](-|$)/, A.thinkingViewer, [200_000, 100_000], "OpenAI"),
  of(/^codex-mini/, A.thinkingViewer, [200_000, 100_000], "OpenAI"),
];

const ANTHROPIC: readonly Family[] = [
  of(/^claude-(opus|fable)-(5|4[.-][678])/, A.thinkingReader, [undefined, 128_000], "Anthropic"),
  of(
    /^claude-(sonnet-(5|4)|haiku-4)|^claude-opus-4[.-]5/,
    A.thinkingReader,
    [undefined, 64_000],
    "Anthropic",
  ),
  of(/^claude-opus-4/, A.thinkingReader, [200_000, 32_000], "Anthropic"),
  of(/^claude-3[.-]7/, A.thinkingReader, [200_000, 64_000], "Anthropic"),
  of(/^claude-3[.-]5/, A.reader, [200_000, 8_192], "Anthropic"),
  of(/^claude/, A.viewer, [200_000, 4_096], "Anthropic"),
];

const GOOGLE: readonly Family[] = [
  of(/^gemini-.*-tts/, A.speech, [8_192, 16_384], "Google"),
  of(
    /^gemini-.*image/,
    { ...A.viewer, operations: ["chat", "images"], output: ["text", "image"], capabilities: ["vision"] },
    [65_536, 32_768],
    "Google",
  ),
  of(/^imagen/, { ...A.image, input: ["text"] }, [480, 1], "Google"),
  of(/embedding/, A.embedding, [2_048], "Google"),
  of(/^gemini-2\.0/, A.omni, [1_048_576, 8_192], "Google"),
  of(
    /^gemini-/,
    { ...A.thinkingOmni, capabilities: [...A.thinkingOmni.capabilities, "web_search"] },
    [1_048_576, 65_536],
    "Google",
  ),
  of(/^gemma-(3|4)/, A.viewer, [131_072, 8_192], "Google"),
];

const MISTRAL: readonly Family[] = [
  of(/^(mistral|codestral)-embed/, A.embedding, [8_192], "Mistral"),
  of(/^mistral-moderation/, { ...A.moderation, input: ["text"] }, [8_192], "Mistral"),
  of(/^voxtral-mini/, A.transcription, [16_384, 4_096], "Mistral"),
  of(
    /^voxtral/,
    { ...A.text, input: ["text", "audio"], capabilities: ["tools", "audio"] },
    [32_768, 16_384],
    "Mistral",
  ),
  of(/^magistral/, A.thinkingViewer, [131_072, 40_960], "Mistral"),
  of(
    /^(codestral|devstral|mistral-saba|mistral-7b|mixtral|open-m|mistral-nemo|mistral-tiny)/,
    A.text,
    [131_072, 32_768],
    "Mistral",
  ),
  of(/^(mistral|ministral|pixtral)/, A.viewer, [131_072, 32_768], "Mistral"),
];

const OTHERS: readonly Family[] = [
  of(/^embed-/, A.embedding, [128_000], "Cohere"),
  of(/^command-a-reasoning/, A.thinker, [256_000, 32_000], "Cohere"),
  of(/^command-a-vision/, A.viewer, [128_000, 8_000], "Cohere"),
  of(/^command-a/, A.text, [256_000, 8_000], "Cohere"),
  of(/^(command|c4ai)/, A.text, [128_000, 4_000], "Cohere"),
  of(/^deepseek-(v4|reasoner|r1)/, A.thinker, [undefined, 65_536], "DeepSeek"),
  of(/^deepseek/, A.thinker, [undefined, 8_192], "DeepSeek"),
  of(/^grok-.*non-reasoning/, A.viewer, [undefined, 65_536], "xAI"),
  of(/^grok-(3-mini|code|build)/, A.thinker, [undefined, 65_536], "xAI"),
  of(/^grok-3/, A.text, [131_072, 65_536], "xAI"),
  of(/^grok-2/, A.viewer, [32_768, 8_192], "xAI"),
  of(/^grok/, A.thinkingViewer, [undefined, 65_536], "xAI"),
  of(/^kimi-k(2\.[5-9]|[3-9])/, A.thinkingViewer, [262_144, 65_536], "Moonshot AI"),
  of(/^kimi/, A.thinker, [undefined, 32_768], "Moonshot AI"),
  of(/^moonshot-v1-.*vision/, A.viewer, [undefined, 8_192], "Moonshot AI"),
  of(/^moonshot/, A.text, [undefined, 8_192], "Moonshot AI"),
  of(
    /^sonar-(reasoning|deep)/,
    { ...A.viewer, capabilities: ["json_schema", "vision", "reasoning", "web_search"] },
    [128_000, 8_192],
    "Perplexity",
  ),
  of(
    /^sonar/,
    { ...A.viewer, capabilities: ["json_schema", "vision", "web_search"] },
    [undefined, 8_192],
    "Perplexity",
  ),
  of(/^text-embedding-v/, A.embedding, [8_192], "Alibaba"),
  of(/^qwen.*vl/, A.viewer, [131_072, 32_768], "Alibaba"),
  of(/^(qwq|qwen3)/, A.thinker, [131_072, 32_768], "Alibaba"),
  of(/^qwen/, A.text, [131_072, 8_192], "Alibaba"),
  of(/^glm/, A.thinker, [200_000, 128_000], "Z.AI"),
  of(/^minimax/, A.thinker, [204_800, 131_072], "MiniMax"),
  of(/^llama-?(4|v?4)/, A.viewer, [131_072, 8_192], "Meta"),
  of(/llama.*guard/, { ...A.moderation, operations: ["chat"] }, [131_072, 1_024], "Meta"),
  of(/llama/, A.text, [131_072, 8_192], "Meta"),
  of(/^nova-(micro)/, { ...A.text, capabilities: ["tools"] }, [128_000, 5_120], "Amazon"),
  of(/^nova/, { ...A.reader, capabilities: ["tools", "vision", "files"] }, [300_000, 10_000], "Amazon"),
  of(/^titan-embed/, A.embedding, [8_192], "Amazon"),
  of(/^orpheus/, A.speech, [4_096], "Canopy Labs"),
  of(/^nemotron/, A.thinker, [131_072, 32_768], "NVIDIA"),
  of(/^phi/, A.text, [131_072, 4_096], "Microsoft"),
];

const FAMILIES: readonly Family[] = [...OPENAI, ...ANTHROPIC, ...GOOGLE, ...MISTRAL, ...OTHERS];

/** A model's own name without region, vendor and folder: `us.anthropic.claude-opus-5` → `claude-opus-5`, `glm-5p2` → `glm-5.2`. */
function bareName(upstreamModel: string): string {
  return upstreamModel
    .toLowerCase()
    .replace(/^.*\//, "")
    .replace(/^(global|us|eu|apac|jp|au)\./, "")
    .replace(/^(anthropic|amazon|meta|mistral|openai|google|qwen|nvidia|writer|deepseek)\./, "")
    .replace(/(\d)p(\d)/g, "$1.$2")
    .replace(/^(meta|nvidia)-/, "");
}

/** What is known of a model by its name. Empty for a name that is in no family. */
export function familyOf(upstreamModel: string): Partial<Family> {
  const name = bareName(upstreamModel);
  return FAMILIES.find((family) => family.match.test(name)) ?? {};
}
