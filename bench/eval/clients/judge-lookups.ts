import type { Lookups, SdkUsage } from "./sdk-line";

/** Whether the records are of the call that was just made, not only of the right form. */
export function judgeLookups(found: Lookups, model: string, usage: SdkUsage): string[] {
  const { generation, activity, credits } = found;
  const day = activity.find((row) => row.model === model);
  const facts: [string, boolean][] = [
    ["the model is listed", found.models.includes(model)],
    ["the generation is the answer's", generation.id === found.answerId && generation.model === model],
    ["the generation says the input", generation.nativeTokensPrompt === usage?.input],
    ["the generation says the output", generation.nativeTokensCompletion === usage?.output],
    ["the generation cost something", generation.totalCost > 0],
    [
      "the day has the call and its cost",
      day !== undefined && day.requests > 0 && day.usage >= generation.totalCost,
    ],
    ["the key has used as much", found.keyUsage >= generation.totalCost],
    ["the credit is what was granted", credits.totalCredits === 100 && credits.totalUsage > 0],
  ];
  return facts.filter(([, holds]) => !holds).map(([fact]) => `not so: ${fact} (${JSON.stringify(found)})`);
}
