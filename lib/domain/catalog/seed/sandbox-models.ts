import type { Operation } from "@/lib/contract/models";
import type { PriceRates } from "@/lib/contract/prices";
import { type SeedModel, usdRates } from "./seed-model";

const CHAT = ["tools", "json_schema"];
const FAULT_PRICE = usdRates("0.10", "0.025", "0.40");

const BUILT_IN = "Built in: costs no provider anything, and its answers are made up.";

const sandbox = (
  name: string,
  title: string,
  description: string,
  rates = FAULT_PRICE,
  capabilities = CHAT,
): SeedModel => ({
  slug: `sandbox/${name}`,
  name: `Sandbox ${title}`,
  description: `${description} ${BUILT_IN}`,
  ownedBy: "sandbox",
  contextTokens: 128_000,
  maxOutputTokens: 16_384,
  capabilities,
  rates,
});

type Work = Required<Pick<SeedModel, "inputModalities" | "outputModalities">> & { operation: Operation };

const worker = (
  name: string,
  title: string,
  description: string,
  rates: PriceRates,
  { operation, ...modalities }: Work,
): SeedModel => ({
  ...sandbox(name, title, description, rates, []),
  ...modalities,
  operations: [operation],
});

const NO_TOKENS = { input: 0, output: 0 };

/** Deterministic models that ship with Turnpike: for a first call, for tests, and one for each thing that can go wrong. */
export const SANDBOX_MODELS: readonly SeedModel[] = [
  sandbox("echo", "Echo", "Answers with what you sent, at once.", usdRates("0.05", "0.0125", "0.05")),
  sandbox(
    "small",
    "Small",
    "Short answers at the pace and the price of a small model.",
    usdRates("0.15", "0.075", "0.60"),
  ),
  sandbox(
    "large",
    "Large",
    "Long answers at the pace and the price of a large model.",
    usdRates("2.50", "1.25", "10"),
  ),
  sandbox(
    "tools",
    "Tools",
    "Calls the first tool that you offer, then answers with its result.",
    usdRates("0.40", "0.10", "1.60"),
  ),
  sandbox(
    "reasoner",
    "Reasoner",
    "Thinks before it answers: reasoning tokens are counted and billed as output.",
    usdRates("1.10", "0.275", "4.40"),
    [...CHAT, "reasoning"],
  ),
  sandbox("slow", "Slow", "Waits four seconds, then trickles: to see time-outs, aborts and progress bars."),
  sandbox("error-429", "Error 429", "Always says that its rate limit is reached."),
  sandbox("error-500", "Error 500", "Always fails with a server error."),
  sandbox("overloaded", "Overloaded", "Always says 503: overloaded."),
  sandbox(
    "cut-stream",
    "Cut stream",
    "Drops the connection in the middle of its stream; what came until then is billed.",
  ),
  sandbox("malformed", "Malformed", "Answers with something that is not JSON."),
  sandbox("no-usage", "No usage", "Does not say how many tokens it used: Turnpike counts them itself."),
  worker(
    "embed",
    "Embed",
    "Vectors of 256 numbers, or as many as you ask for; texts that share words are near each other.",
    usdRates("0.02", "0.02", "0"),
    { operation: "embeddings", inputModalities: ["text"], outputModalities: ["text"] },
  ),
  worker(
    "image",
    "Image",
    "Draws a small pattern, billed by tokens as image models are.",
    { ...usdRates("5", "1.25", "40"), imageOutput: 40_000_000_000 },
    { operation: "images", inputModalities: ["text"], outputModalities: ["image"] },
  ),
  worker(
    "speech",
    "Speech",
    "Beeps your text, billed by the character.",
    { ...NO_TOKENS, perMillionCharacters: 15_000_000_000 },
    { operation: "speech", inputModalities: ["text"], outputModalities: ["audio"] },
  ),
  worker(
    "transcribe",
    "Transcribe",
    "Writes prose as long as your recording, billed by its length.",
    { ...NO_TOKENS, perAudioHour: 360_000_000 },
    { operation: "transcription", inputModalities: ["audio"], outputModalities: ["text"] },
  ),
  worker("moderation", "Moderation", "Knows a few harmful words. Free.", NO_TOKENS, {
    operation: "moderation",
    inputModalities: ["text", "image"],
    outputModalities: ["text"],
  }),
];

/** Each model of the sandbox, and in a sentence or two what it is for. */
export function listSandboxModels(): { slug: string; purpose: string }[] {
  return SANDBOX_MODELS.map(({ slug, description }) => ({
    slug,
    purpose: description.replace(BUILT_IN, "").trim(),
  }));
}
