import type { LabCall } from "../lab-call";
import { finishOf, type LabFinish, type LabPlan, type LabUsage, piecesOf, sayable, usageOf } from "../plan";
import type { LabEvent } from "../protocol";

const FINISH_REASONS: Record<LabFinish, string> = {
  stop: "STOP",
  length: "MAX_TOKENS",
  tool_calls: "STOP",
  content_filter: "SAFETY",
  stop_sequence: "STOP",
};

type Part = Record<string, unknown>;

const detail = (modality: string, tokenCount: number) => (tokenCount > 0 ? [{ modality, tokenCount }] : []);

/**
 * The prompt's count includes what was read from the cache, but not a tool's own prompt; thoughts are not among the
 * candidates' tokens. The total is the sum of the four.
 */
function usageMetadata(usage: LabUsage, plan: LabPlan, visible = 1): Record<string, unknown> {
  sayable(usage, "gemini", [
    "input",
    "cachedInput",
    "audioInput",
    "imageInput",
    "toolUsePrompt",
    "output",
    "reasoning",
    "audioOutput",
    "imageOutput",
  ]);
  const prompt = usage.input + usage.cachedInput + usage.audioInput + usage.imageInput;
  const text = Math.ceil(usage.output * visible);
  const candidates = text + usage.audioOutput + usage.imageOutput;
  const { toolUsePrompt, reasoning, cachedInput } = usage;
  return {
    promptTokenCount: prompt,
    ...(candidates > 0 ? { candidatesTokenCount: candidates } : {}),
    totalTokenCount: prompt + candidates + toolUsePrompt + reasoning,
    ...(cachedInput > 0
      ? { cachedContentTokenCount: cachedInput, cacheTokensDetails: detail("TEXT", cachedInput) }
      : {}),
    promptTokensDetails: [
      ...detail("TEXT", usage.input + cachedInput),
      ...detail("AUDIO", usage.audioInput),
      ...detail("IMAGE", usage.imageInput),
    ],
    ...(usage.audioOutput + usage.imageOutput > 0
      ? {
          candidatesTokensDetails: [
            ...detail("TEXT", text),
            ...detail("AUDIO", usage.audioOutput),
            ...detail("IMAGE", usage.imageOutput),
          ],
        }
      : {}),
    ...(toolUsePrompt > 0
      ? { toolUsePromptTokenCount: toolUsePrompt, toolUsePromptTokensDetails: detail("TEXT", toolUsePrompt) }
      : {}),
    ...(reasoning > 0 ? { thoughtsTokenCount: reasoning } : {}),
    ...(plan.serviceTier ? { trafficType: plan.serviceTier } : {}),
  };
}

const SIGNATURE = "bGFiLXRob3VnaHQtc2lnbmF0dXJl";

/** Function calls arrive whole, never in pieces. */
function partsOf(plan: LabPlan): {
  thoughts: string | null;
  text: string | null;
  calls: Part[];
  images: Part[];
} {
  const calls = (plan.toolCalls ?? []).map(({ id, name, args }, i) => ({
    functionCall: { ...(id ? { id } : {}), name, args },
    ...(i === 0 ? { thoughtSignature: SIGNATURE } : {}),
  }));
  const images = (plan.images ?? []).map((data) => ({ inlineData: { mimeType: "image/png", data } }));
  return { thoughts: plan.reasoning ?? null, text: plan.text ?? null, calls, images };
}

function answerOf(plan: LabPlan, call: LabCall, parts: Part[], finish: boolean, visible: number) {
  const usage = usageOf(plan);
  return {
    candidates: [
      {
        content: { parts, role: "model" },
        ...(finish ? { finishReason: FINISH_REASONS[finishOf(plan)] } : {}),
        index: 0,
      },
    ],
    ...(usage ? { usageMetadata: usageMetadata(usage, plan, visible) } : {}),
    modelVersion: plan.model ?? call.params.model,
    responseId: plan.id ?? call.id,
  };
}

export function wholeContent(plan: LabPlan, call: LabCall) {
  const { thoughts, text, calls, images } = partsOf(plan);
  const parts = [
    ...(thoughts === null ? [] : [{ text: thoughts, thought: true }]),
    ...(text === null ? [] : [{ text }]),
    ...calls,
    ...images,
  ];
  return answerOf(plan, call, parts, true, 1);
}

/** Every chunk carries the usage so far: the last one counts. */
export function contentEvents(plan: LabPlan, call: LabCall): LabEvent[] {
  const { thoughts, text, calls, images } = partsOf(plan);
  const pieces: Part[][] = [
    ...piecesOf(thoughts ?? "", plan).map((piece) => [{ text: piece, thought: true }]),
    ...piecesOf(text ?? "", plan).map((piece) => [{ text: piece }]),
    ...(calls.length > 0 ? [calls] : []),
    ...images.map((image) => [image]),
  ];
  const chunks = pieces.map((parts, i) => answerOf(plan, call, parts, false, (i + 1) / (pieces.length + 1)));
  const last = answerOf(plan, call, [{ text: "" }], true, 1);
  return [...chunks.map((data) => ({ data })), { data: last, saysUsage: usageOf(plan) !== null }];
}
