import type { EmbeddingsRequest } from "@/lib/contract/gateway";
import { countTokens } from "../../../tokens/count-tokens";
import { SeededDice } from "../prose";
import { bodyOf, type Serve, served } from "./served";

const DIMENSIONS = 256;
const PLACES_A_WORD = 8;

type Input = string | readonly number[];

function inputsOf({ input }: EmbeddingsRequest): Input[] {
  if (typeof input === "string") return [input];
  return typeof input[0] === "number" ? [input as number[]] : (input as Input[]);
}

function wordsOf(input: Input): string[] {
  return typeof input === "string"
    ? (input.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [input])
    : input.map(String);
}

/** A unit vector in which texts that share words are near each other. */
function embed(input: Input, dimensions: number): number[] {
  const sums = new Array<number>(dimensions).fill(0);
  for (const word of wordsOf(input)) {
    const dice = new SeededDice(word);
    for (let i = 0; i < PLACES_A_WORD; i++) sums[dice.below(dimensions)]! += dice.below(2) === 0 ? 1 : -1;
  }
  const norm = Math.hypot(...sums) || 1;
  return sums.map((sum) => Math.fround(sum / norm));
}

/** Word counts, hashed: cheap, and good enough to try a search with. */
export const serveEmbeddings: Serve = async (request, target) => {
  const body = bodyOf<EmbeddingsRequest>(request);
  const inputs = inputsOf(body);
  const texts = inputs.filter((input) => typeof input === "string");
  const counted = await countTokens(target.model.tokenizer, texts);
  const given = inputs.reduce((sum, input) => sum + (typeof input === "string" ? 0 : input.length), 0);
  const tokens = counted.tokens + given;
  const dimensions = Math.min(body.dimensions ?? DIMENSIONS, 4_096);
  return served({
    object: "list",
    data: inputs.map((input, index) => {
      const vector = embed(input, dimensions);
      const isText = body.encoding_format === "base64";
      const embedding = isText ? Buffer.from(new Float32Array(vector).buffer).toString("base64") : vector;
      return { object: "embedding", index, embedding };
    }),
    model: body.model,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  });
};
