/** A chat completion chunk; `error` ends the stream. */
export type ChunkValue = {
  id?: string;
  created?: number;
  model?: string;
  choices?: ChunkChoice[];
  usage?: Record<string, unknown> | null;
  error?: unknown;
};

export type ChunkChoice = { index?: number; delta?: Record<string, unknown>; finish_reason?: string | null };
