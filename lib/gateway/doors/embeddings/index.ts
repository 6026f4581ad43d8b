import { type EmbeddingsRequest, embeddingsRequestSchema } from "@/lib/contract/gateway";
import { inputTotal, NO_USAGE } from "@/lib/core/usage";
import type { EmbeddingsAsk } from "../../operations/ask";
import { measureCounted } from "../../operations/measure";
import type { OperationDoor } from "../../operations/operation-door";
import { readJsonAsk } from "../../operations/read-json-ask";
import { usdOf, withUsage } from "../../operations/usage-text";
import { checkedBody } from "../../parse/checked-body";
import { type MeasuredUsage, measureReported } from "../../settle/measured-usage";
import { countTokens } from "../../tokens/count-tokens";
import { areIn, inFormat } from "./vectors";

const parse = checkedBody<EmbeddingsRequest>(embeddingsRequestSchema);

/** Texts to count, and tokens that the caller counted already. */
function inputOf({ body }: EmbeddingsAsk): { texts: string[]; tokens: number } {
  const { input } = body;
  if (typeof input === "string") return { texts: [input], tokens: 0 };
  const texts = input.filter((part) => typeof part === "string");
  const tokens = input.reduce<number>(
    (sum, part) => sum + (Array.isArray(part) ? part.length : typeof part === "number" ? 1 : 0),
    0,
  );
  return { texts, tokens };
}

async function countInput(ask: EmbeddingsAsk, tokenizer: string) {
  const { texts, tokens } = inputOf(ask);
  const counted = await countTokens(tokenizer, texts);
  return { tokens: counted.tokens + tokens, exact: counted.exact };
}

function usageOf(measured: MeasuredUsage) {
  const tokens = inputTotal(measured.usage);
  return { prompt_tokens: tokens, total_tokens: tokens, cost: usdOf(measured) };
}

function inAskedFormat(text: string, { body }: EmbeddingsAsk): string {
  const format = body.encoding_format ?? "float";
  const list = JSON.parse(text) as { data: { embedding?: unknown }[] };
  if (areIn(format, list.data)) return text;
  const data = list.data.map((item) => ({ ...item, embedding: inFormat(format, item.embedding) }));
  return JSON.stringify({ ...list, data });
}

/** OpenAI's embeddings; vectors as numbers or base64, whichever the provider gives. */
export const embeddingsDoor: OperationDoor<"embeddings"> = {
  operation: "embeddings",
  read: (req, bytesMax) => readJsonAsk(req, bytesMax, "embeddings", parse),
  inputTokensMax: ({ bodyBytes }) => bodyBytes,
  countInput,
  bounds: (_ask, _priced, inputTokens) => ({ inputTokens, outputTokens: 0 }),
  async measure(ask, priced, { usage }) {
    if (usage) return measureReported(priced, usage);
    const { tokens, exact } = await countInput(ask, priced.model.tokenizer);
    return measureCounted(priced, { ...NO_USAGE, input: tokens }, exact ? "counted" : "estimated");
  },
  delivered: ({ usage }) => ({ usage, images: 0, text: "", bytes: 0, whole: true }),
  usage: usageOf,
  answer: ({ text }, ask, measured) => withUsage(inAskedFormat(text, ask), measured, usageOf(measured)),
};
