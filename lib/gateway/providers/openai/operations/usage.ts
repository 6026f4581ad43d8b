import { findInvalidPart, inputTotal, NO_USAGE, outputTotal, type UsageVector } from "@/lib/core/usage";
import type { ReportedUsage } from "../../provider";

type Raw = Record<string, unknown>;

function asObject(value: unknown): Raw {
  return typeof value === "object" && value !== null ? (value as Raw) : {};
}

function firstNumber(...values: unknown[]): number | null {
  return (values.find((value) => typeof value === "number") as number | undefined) ?? null;
}

const detail = (details: Raw, name: string) => firstNumber(details[name]) ?? 0;

/** The classes of what the details do not name. */
export type PlainClasses = {
  input: "input" | "audioInput";
  output: "output" | "audioOutput" | "imageOutput";
};

/**
 * Tokens by class, as OpenAI's endpoints beside chat report them: `input_tokens` with `input_tokens_details` (transcription:
 * `input_token_details`), or an embedding's `prompt_tokens`, which some hosts give as `total_tokens` alone. Null when there are none.
 */
export function readTokenUsage(raw: unknown, plain: PlainClasses): ReportedUsage | null {
  const usage = asObject(raw);
  const total = firstNumber(usage.total_tokens);
  const output = firstNumber(usage.output_tokens, usage.completion_tokens) ?? 0;
  const input = firstNumber(usage.input_tokens, usage.prompt_tokens, usage.total_tokens);
  if (input === null) return null;
  const inputs = asObject(
    usage.input_tokens_details ?? usage.input_token_details ?? usage.prompt_tokens_details,
  );
  const outputs = asObject(usage.output_tokens_details ?? usage.output_token_details);
  const cachedInput = detail(inputs, "cached_tokens");
  const vector: UsageVector = {
    ...NO_USAGE,
    cachedInput,
    input: Math.max(0, detail(inputs, "text_tokens") - cachedInput),
    imageInput: detail(inputs, "image_tokens"),
    audioInput: detail(inputs, "audio_tokens"),
    output: detail(outputs, "text_tokens"),
    imageOutput: detail(outputs, "image_tokens"),
    audioOutput: detail(outputs, "audio_tokens"),
  };
  const unnamed = [input - inputTotal(vector), output - outputTotal(vector)] as const;
  vector[plain.input] += unnamed[0];
  vector[plain.output] += unnamed[1];
  return { vector, invalid: invalidPart(vector, unnamed, total !== null && total < input + output), raw };
}

function invalidPart(vector: UsageVector, unnamed: readonly number[], isShort: boolean): string | null {
  if (isShort) return "total";
  if (unnamed.some((tokens) => tokens < 0)) return "details";
  return findInvalidPart(vector);
}
