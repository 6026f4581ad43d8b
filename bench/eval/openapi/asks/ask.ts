import type { LabPlan } from "@/lib/gateway/lab";

/** One request to the gateway, and the operation of the specification that answers it. */
export type Ask = {
  name: string;
  method: "get" | "post";
  /** The operation's path in the specification: `/models/{model}`. */
  operation: string;
  /** The path under `/v1`, where it is not the operation's. */
  path?: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** What the provider answers to it. */
  plan?: LabPlan;
  /** Of a transcript. */
  format?: string;
  /** Any of these is right: some providers cannot do what others can. */
  statuses: number[];
};

export const POSTS = [
  "/chat/completions",
  "/responses",
  "/embeddings",
  "/images/generations",
  "/audio/speech",
  "/audio/transcriptions",
  "/moderations",
] as const;
