export type SandboxFault = "error-429" | "error-500" | "overloaded" | "cut-stream" | "malformed" | "no-usage";

/** How a sandbox model behaves: like a payment system's test cards, one for each thing that can happen. */
export type SandboxModel = {
  firstTokenMs: number;
  tokensPerSecond: number;
  /** Bounds of the number of sentences of an answer. */
  sentences: [min: number, max: number];
  echoes: boolean;
  reasons: boolean;
  fault: SandboxFault | null;
};

const SMALL: SandboxModel = {
  firstTokenMs: 80,
  tokensPerSecond: 150,
  sentences: [2, 5],
  echoes: false,
  reasons: false,
  fault: null,
};

const MODELS: Record<string, SandboxModel> = {
  echo: { ...SMALL, firstTokenMs: 0, tokensPerSecond: 2_000, echoes: true },
  small: SMALL,
  large: { ...SMALL, firstTokenMs: 250, tokensPerSecond: 60, sentences: [8, 16] },
  tools: SMALL,
  reasoner: { ...SMALL, firstTokenMs: 150, reasons: true },
  slow: { ...SMALL, firstTokenMs: 4_000, tokensPerSecond: 8 },
  "error-429": { ...SMALL, fault: "error-429" },
  "error-500": { ...SMALL, fault: "error-500" },
  overloaded: { ...SMALL, fault: "overloaded" },
  "cut-stream": { ...SMALL, fault: "cut-stream" },
  malformed: { ...SMALL, fault: "malformed" },
  "no-usage": { ...SMALL, fault: "no-usage" },
};

/** The sandbox model of that name, with or without `sandbox/` before it. */
export function findSandboxModel(upstreamModel: string): SandboxModel | undefined {
  return MODELS[upstreamModel.replace(/^sandbox\//, "")];
}
