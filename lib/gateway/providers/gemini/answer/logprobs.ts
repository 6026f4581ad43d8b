import type { GeminiCandidate } from "@/lib/contract/gateway";

type Chosen = { token?: string; logProbability?: number };

const toLogprob = ({ token = "", logProbability = 0 }: Chosen) => ({
  token,
  logprob: logProbability,
  bytes: [...Buffer.from(token)],
});

/** A candidate's log probabilities as chat completions write them; null where it has none. */
export function toChatLogprobs({ logprobsResult }: GeminiCandidate): Record<string, unknown> | null {
  const chosen = logprobsResult?.chosenCandidates;
  if (!chosen) return null;
  const top = logprobsResult?.topCandidates ?? [];
  const content = chosen.map((token, i) => ({
    ...toLogprob(token),
    top_logprobs: (top[i]?.candidates ?? []).map(toLogprob),
  }));
  return { content, refusal: null };
}
