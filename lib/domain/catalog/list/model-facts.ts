import type { CAPABILITIES, MODALITIES, Operation } from "@/lib/contract/models";

export type Capability = (typeof CAPABILITIES)[number];
export type Modality = (typeof MODALITIES)[number];

/** What is known of a model besides its price. Limits are left out where another source knows them better. */
export type ModelFacts = {
  contextTokens?: number;
  maxOutputTokens?: number;
  input?: readonly Modality[];
  output?: readonly Modality[];
  operations?: readonly Operation[];
  capabilities?: readonly Capability[];
  ownedBy?: string;
};

/** A family: the first whose pattern matches the bare name says what its models are. */
export type Family = ModelFacts & { match: RegExp };

const TEXT: readonly Modality[] = ["text"];
const SEES: readonly Modality[] = ["text", "image"];
const READS: readonly Modality[] = ["text", "image", "file"];
const HEARS: readonly Modality[] = ["text", "image", "audio", "video", "file"];
const TOOLS: readonly Capability[] = ["tools", "parallel_tools", "json_schema"];

/** Kinds of model that families are made of. */
export const A = {
  text: { input: TEXT, capabilities: TOOLS },
  thinker: { input: TEXT, capabilities: [...TOOLS, "reasoning"] },
  viewer: { input: SEES, capabilities: [...TOOLS, "vision"] },
  thinkingViewer: { input: SEES, capabilities: [...TOOLS, "vision", "reasoning"] },
  reader: { input: READS, capabilities: [...TOOLS, "vision", "files"] },
  thinkingReader: { input: READS, capabilities: [...TOOLS, "vision", "files", "reasoning"] },
  omni: { input: HEARS, capabilities: [...TOOLS, "vision", "files", "audio"] },
  thinkingOmni: { input: HEARS, capabilities: [...TOOLS, "vision", "files", "audio", "reasoning"] },
  plain: { input: TEXT, capabilities: [] },
  embedding: { operations: ["embeddings"], input: TEXT, capabilities: [], maxOutputTokens: 1 },
  image: {
    operations: ["images"],
    input: SEES,
    output: ["image"],
    capabilities: [],
    maxOutputTokens: 16_384,
  },
  speech: {
    operations: ["speech"],
    input: TEXT,
    output: ["audio"],
    capabilities: [],
    maxOutputTokens: 16_384,
  },
  transcription: {
    operations: ["transcription"],
    input: ["audio", "text"],
    capabilities: [],
    contextTokens: 16_000,
    maxOutputTokens: 2_000,
  },
  moderation: { operations: ["moderation"], input: SEES, capabilities: [], maxOutputTokens: 1 },
} as const satisfies Record<string, ModelFacts>;
