/** Families whose weights their makers have published, by the bare name of the model. */
const OPEN = [
  /^gpt-oss/,
  /^(code)?llama/,
  /^gemma/,
  /^(mixtral|mistral-(7b|nemo|small)|open-m[ix]|open-mistral|ministral-(3|8b)|devstral-small|magistral-small|pixtral-12b)/,
  /^(voxtral-(mini|small)-\d|codestral-22b)/,
  /^deepseek/,
  /^(qwen|qwq|qvq)(?!.*(max|plus|turbo|flash|long|-vl-ocr))/,
  /^kimi-k2/,
  /^(glm-[45]|chatglm)/,
  /^minimax-m/,
  /^phi-/,
  /^(granite|olmo|nemotron|falcon|dbrx|jamba|yi-|hermes|dolphin|wizardlm|smollm|starcoder|ernie-4\.5)/,
  /^(c4ai-)?(command-r|aya)/,
  /^(whisper|bge|gte|e5|nomic-embed|flux\.?1?-?(schnell|dev)|stable-diffusion)/,
];

/** Families that only their makers' hosts answer. */
const CLOSED = [
  /^(gpt-|chatgpt|o[134](-|$)|codex|text-embedding-(3|ada)|omni-moderation|tts-|dall-e)/,
  /^claude/,
  /^(gemini|imagen|veo)/,
  /^grok-(?![12](\D|$))/,
  /^(nova|titan|sonar)/,
  /^qwen.*(max|plus|turbo|flash|long)/,
  /^(mistral|magistral)-(large|medium)/,
  /^(embed-|command-a|rerank)/,
];

/** Whether a model's weights are published, by its family; null where that is not known. */
export function weightsOf(slug: string): "open" | "closed" | null {
  const names = slug
    .toLowerCase()
    .split("/")
    .slice(-1)
    .flatMap((name) => [name, name.replace(/^[a-z]+\./, "")]);
  const is = (families: RegExp[]) => families.some((family) => names.some((name) => family.test(name)));
  if (is(OPEN)) return "open";
  return is(CLOSED) ? "closed" : null;
}
