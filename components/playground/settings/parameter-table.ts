import type { PlaygroundParameters } from "@/lib/contract/playground-setup";
import { type ModelFacts, parameterNames } from "../session/model-facts";

export type ParameterName = keyof PlaygroundParameters;

type Described = { name: ParameterName; label: string; explanation: string; preset: string };

export type Parameter = Described &
  (
    | { kind: "range"; min: number; max: number; step: number; start: number }
    | { kind: "whole"; min: number; max: number; unit?: string }
    | { kind: "choice"; options: readonly string[] }
    | { kind: "flag" }
    | { kind: "lines"; max: number }
  );

const OUTPUT_TOKENS_MAX = 10_000_000;

/** Every parameter of a chat that the page can set, with the bounds that the gateway enforces. */
export const PARAMETERS: readonly Parameter[] = [
  {
    name: "max_completion_tokens",
    label: "Answer at most",
    explanation: "Where the answer is cut, reasoning included. It also bounds what a call can cost.",
    preset: "as long as the model can",
    kind: "whole",
    min: 1,
    max: OUTPUT_TOKENS_MAX,
    unit: "tokens",
  },
  {
    name: "temperature",
    label: "Temperature",
    explanation: "How freely words are chosen: low repeats itself, high surprises.",
    preset: "1",
    ...{ kind: "range", min: 0, max: 2, step: 0.05, start: 1 },
  },
  {
    name: "top_p",
    label: "Top p",
    explanation: "Only the likeliest words that together have this share. Change this or the temperature.",
    preset: "1",
    ...{ kind: "range", min: 0, max: 1, step: 0.05, start: 1 },
  },
  {
    name: "top_k",
    label: "Top k",
    explanation: "Only so many of the likeliest words.",
    preset: "the model's own",
    ...{ kind: "whole", min: 1, max: 1_000 },
  },
  {
    name: "presence_penalty",
    label: "Presence penalty",
    explanation: "Above zero new subjects are favoured over words that were used at all.",
    preset: "0",
    ...{ kind: "range", min: -2, max: 2, step: 0.1, start: 0 },
  },
  {
    name: "frequency_penalty",
    label: "Frequency penalty",
    explanation: "Above zero words are avoided the more, the more often they were used.",
    preset: "0",
    ...{ kind: "range", min: -2, max: 2, step: 0.1, start: 0 },
  },
  {
    name: "reasoning_effort",
    label: "Reasoning effort",
    explanation: "How long the model thinks first. Thinking is billed as output.",
    preset: "the model's own",
    kind: "choice",
    options: ["minimal", "low", "medium", "high"],
  },
  {
    name: "seed",
    label: "Seed",
    explanation: "The same seed aims at the same answer.",
    preset: "random",
    ...{ kind: "whole", min: 0, max: 2_147_483_647 },
  },
  {
    name: "stop",
    label: "Stop at",
    explanation: "The answer ends before any of these texts. One a line.",
    preset: "none",
    kind: "lines",
    max: 4,
  },
  {
    name: "parallel_tool_calls",
    label: "Parallel tool calls",
    explanation: "Whether one answer may call several tools.",
    preset: "on",
    kind: "flag",
  },
  {
    name: "logprobs",
    label: "Log probabilities",
    explanation: "How likely each word was.",
    preset: "off",
    kind: "flag",
  },
  {
    name: "top_logprobs",
    label: "Top log probabilities",
    explanation: "So many alternatives for each word; wants log probabilities on.",
    preset: "0",
    ...{ kind: "whole", min: 0, max: 20 },
  },
];

export type Offer = {
  parameter: Parameter;
  /** Slugs of chosen models that do not take it. */
  refusedBy: string[];
};

/** The parameters that at least one of the models takes, bounded by the catalogue, and who does not take each. */
export function offersFor(models: readonly ModelFacts[]): { offers: Offer[]; hidden: Parameter[] } {
  const offers: Offer[] = [];
  const hidden: Parameter[] = [];
  for (const parameter of PARAMETERS) {
    const refusedBy = models.filter((model) => !isTaken(model, parameter.name)).map(({ slug }) => slug);
    if (models.length > 0 && refusedBy.length === models.length) hidden.push(parameter);
    else offers.push({ parameter: boundedBy(parameter, models), refusedBy: [...new Set(refusedBy)] });
  }
  return { offers, hidden };
}

function isTaken(model: ModelFacts, name: ParameterName): boolean {
  const names = parameterNames(model);
  return names === null || names.has(name);
}

/** An answer cannot be longer than the shortest bound of the models. */
function boundedBy(parameter: Parameter, models: readonly ModelFacts[]): Parameter {
  if (parameter.name !== "max_completion_tokens" || parameter.kind !== "whole") return parameter;
  return { ...parameter, max: Math.min(parameter.max, ...models.map((model) => model.maxOutputTokens)) };
}

/** What a control shows for several panes: their common value, or that they differ. */
export function commonValue<N extends ParameterName>(
  all: readonly PlaygroundParameters[],
  name: N,
): { value: PlaygroundParameters[N]; differs: boolean } {
  const first = all[0]?.[name];
  const differs = all.some((each) => JSON.stringify(each[name]) !== JSON.stringify(first));
  return { value: differs ? undefined : first, differs };
}
