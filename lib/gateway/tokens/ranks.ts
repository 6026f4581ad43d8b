import type { EncodingName } from "./encoding";

/** By the bytes of a token, as a Latin-1 string, when a pair that makes it is merged: lower is earlier. */
export type Ranks = ReadonlyMap<string, number>;

const TOKENS_A_TURN = 2_000;

const loaded = new Map<EncodingName, Promise<Ranks>>();

/** Some 20 MB, made when the first text needs it. */
export function ranksOf(name: EncodingName): Promise<Ranks> {
  let ranks = loaded.get(name);
  if (!ranks) {
    ranks = readRanks(name);
    loaded.set(name, ranks);
  }
  return ranks;
}

const FILES: Record<EncodingName, () => Promise<{ default: { bpe_ranks: string } }>> = {
  o200k_base: () => import("tiktoken/encoders/o200k_base"),
  cl100k_base: () => import("tiktoken/encoders/cl100k_base"),
};

/** A line has a mark, the rank of its first token, and its tokens in Base64, each of the rank after the one before. */
async function readRanks(name: EncodingName): Promise<Ranks> {
  const ranks = new Map<string, number>();
  const { bpe_ranks: text } = (await FILES[name]()).default;
  for (const line of text.split("\n").filter(Boolean)) {
    const [, first, ...tokens] = line.split(" ");
    for (const [i, token] of tokens.entries()) {
      ranks.set(Buffer.from(token, "base64").toString("latin1"), Number(first) + i);
      if (i % TOKENS_A_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }
  return ranks;
}
