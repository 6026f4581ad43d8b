import { inputTotal, outputTotal } from "@/lib/core/usage";
import type { MeasuredUsage } from "../../settle/measured-usage";

const modality = (name: string, tokenCount: number) =>
  tokenCount > 0 ? [{ modality: name, tokenCount }] : [];

function details(text: number, audio: number, image: number): unknown[] {
  return [...modality("TEXT", text), ...modality("AUDIO", audio), ...modality("IMAGE", image)];
}

/** Usage as Gemini writes it (thoughts apart from the candidates), with the cost in USD. */
export function toGeminiUsage({ usage, costNanos }: MeasuredUsage): Record<string, unknown> {
  const prompt = inputTotal(usage);
  const candidates = outputTotal(usage) - usage.reasoning;
  const { audioInput, imageInput, audioOutput, imageOutput, cachedInput, reasoning } = usage;
  const media = audioOutput + imageOutput;
  return {
    promptTokenCount: prompt,
    candidatesTokenCount: candidates,
    totalTokenCount: prompt + candidates + reasoning,
    promptTokensDetails: details(prompt - audioInput - imageInput, audioInput, imageInput),
    ...(media > 0 && { candidatesTokensDetails: details(candidates - media, audioOutput, imageOutput) }),
    ...(cachedInput > 0 && { cachedContentTokenCount: cachedInput }),
    ...(reasoning > 0 && { thoughtsTokenCount: reasoning }),
    cost: costNanos / 1e9,
  };
}
