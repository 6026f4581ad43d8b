import type { Trap } from "./trap";

type Usage = Record<string, unknown>;

const answer = (
  usageMetadata: Usage | undefined,
  parts: unknown[] | null = [{ text: "Hello" }],
  finish?: string,
) => ({
  ...(parts
    ? {
        candidates: [
          { content: { role: "model", parts }, index: 0, ...(finish ? { finishReason: finish } : {}) },
        ],
      }
    : {}),
  ...(usageMetadata ? { usageMetadata } : {}),
  modelVersion: "gemini-trap",
  responseId: "trap",
});

const traps: Omit<Trap, "preset" | "lab" | "door">[] = [
  {
    name: "thoughts and a tool's prompt are further addends",
    body: answer(
      {
        promptTokenCount: 20,
        cachedContentTokenCount: 8,
        candidatesTokenCount: 5,
        thoughtsTokenCount: 30,
        toolUsePromptTokenCount: 11,
        totalTokenCount: 66,
      },
      undefined,
      "STOP",
    ),
    booked: { input: 23, cachedInput: 8, output: 5, reasoning: 30 },
  },
  {
    name: "all of the output was thought, and no candidate is counted",
    body: answer({ promptTokenCount: 20, thoughtsTokenCount: 30, totalTokenCount: 50 }, [], "MAX_TOKENS"),
    booked: { input: 20, reasoning: 30 },
  },
  {
    name: "a prompt that is blocked has no candidates, and its input counts",
    body: {
      promptFeedback: { blockReason: "PROHIBITED_CONTENT" },
      ...answer({ promptTokenCount: 20, totalTokenCount: 20 }, null),
    },
    booked: { input: 20 },
  },
  {
    name: "audio and images in the prompt, some of it cached",
    body: answer(
      {
        promptTokenCount: 400,
        cachedContentTokenCount: 150,
        promptTokensDetails: [
          { modality: "TEXT", tokenCount: 100 },
          { modality: "AUDIO", tokenCount: 200 },
          { modality: "IMAGE", tokenCount: 100 },
        ],
        cacheTokensDetails: [{ modality: "AUDIO", tokenCount: 150 }],
        candidatesTokenCount: 5,
        totalTokenCount: 405,
      },
      undefined,
      "STOP",
    ),
    booked: { input: 100, cachedInput: 150, audioInput: 50, imageInput: 100, output: 5 },
  },
  {
    name: "an image among the candidates",
    body: answer(
      {
        promptTokenCount: 6,
        candidatesTokenCount: 1_300,
        candidatesTokensDetails: [{ modality: "IMAGE", tokenCount: 1_290 }],
        totalTokenCount: 1_306,
      },
      [{ text: "Here" }, { inlineData: { mimeType: "image/png", data: "aW1hZ2U=" } }],
      "STOP",
    ),
    booked: { input: 6, output: 10, imageOutput: 1_290 },
  },
  {
    name: "figures in every chunk grow: the last count, not their sum",
    events: [
      answer({ promptTokenCount: 9, candidatesTokenCount: 2, thoughtsTokenCount: 40, totalTokenCount: 51 }),
      answer({ promptTokenCount: 9, candidatesTokenCount: 6, thoughtsTokenCount: 40, totalTokenCount: 55 }),
      answer(
        { promptTokenCount: 9, candidatesTokenCount: 8, thoughtsTokenCount: 40, totalTokenCount: 57 },
        [{ text: "" }],
        "STOP",
      ),
    ],
    booked: { input: 9, output: 8, reasoning: 40 },
  },
  {
    name: "figures in the last chunk alone",
    events: [
      answer(undefined),
      answer(
        { promptTokenCount: 9, candidatesTokenCount: 8, totalTokenCount: 17, trafficType: "ON_DEMAND" },
        [],
        "STOP",
      ),
    ],
    booked: { input: 9, output: 8 },
  },
];

export const googleTraps = traps.flatMap((trap): Trap[] =>
  (["gemini", "chat"] as const).map((door) => ({ ...trap, door, preset: "gemini", lab: "gemini" })),
);
