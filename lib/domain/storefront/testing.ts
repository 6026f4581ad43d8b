import type { PublicModel } from "@/lib/contract/public-models";

const usd = (amount: number) => Math.round(amount * 1_000_000_000);

/** A chat model for tests: input and output in USD per million tokens. */
export function publicModel(
  slug: string,
  [input, output]: [number, number],
  facts: Partial<PublicModel> = {},
): PublicModel {
  return {
    slug,
    name: slug,
    description: "",
    ownedBy: slug.split("/")[0]!,
    providers: ["Sandbox"],
    contextTokens: 128_000,
    maxOutputTokens: 16_000,
    inputModalities: ["text"],
    outputModalities: ["text"],
    operations: ["chat"],
    features: [],
    parameters: [],
    weights: null,
    price: { effectiveFrom: "2026-01-01T00:00:00.000Z", rates: { input: usd(input), output: usd(output) } },
    upcomingPrice: null,
    speed: null,
    ...facts,
  };
}
