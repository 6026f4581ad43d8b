/**
 * What an answer used, in parts that do not overlap: the lab's own books. A protocol says them in its own form and
 * throws on a part that it has no words for.
 */
export type LabUsage = {
  input: number;
  cachedInput: number;
  cacheWrite: number;
  cacheWrite1h: number;
  audioInput: number;
  imageInput: number;
  toolUsePrompt: number;
  output: number;
  reasoning: number;
  audioOutput: number;
  imageOutput: number;
};

const NO_LAB_USAGE: Readonly<LabUsage> = Object.freeze({
  input: 0,
  cachedInput: 0,
  cacheWrite: 0,
  cacheWrite1h: 0,
  audioInput: 0,
  imageInput: 0,
  toolUsePrompt: 0,
  output: 0,
  reasoning: 0,
  audioOutput: 0,
  imageOutput: 0,
});

export type LabToolCall = { id?: string; name: string; args: unknown };

export type LabFinish = "stop" | "length" | "tool_calls" | "content_filter" | "stop_sequence";

/** A failure, said in the provider's own status, headers and body. */
export type LabFailure =
  | { kind: "rate_limit"; resetMs: number }
  | { kind: "overloaded" }
  | { kind: "server_error" }
  | { kind: "unauthorized" }
  | { kind: "forbidden" }
  | { kind: "not_found" }
  | { kind: "quota" }
  | { kind: "context_length" }
  | { kind: "bad_request"; message: string; param?: string };

/** One call's script: what is answered, and how its bytes arrive. */
export type LabPlan = {
  text?: string;
  reasoning?: string;
  toolCalls?: LabToolCall[];
  finish?: LabFinish;
  /** null: the answer says nothing of its usage. */
  usage?: Partial<LabUsage> | null;
  serviceTier?: string;
  /** Tokens that are billed, where the provider counts them apart (Cohere). */
  billed?: { input: number; output: number };
  id?: string;
  model?: string;
  vectors?: number[][];
  images?: string[];

  /** Instead of an answer. */
  failure?: LabFailure;
  /** Verbatim instead of an answer: `body` whole, or `events` (JSON texts) in the protocol's framing. */
  raw?: { status?: number; headers?: Record<string, string>; body?: string | Buffer; events?: string[] };

  /** Characters of a streamed piece of text or of a tool's arguments. */
  pieceChars?: number;
  /** Before the status is sent. */
  firstByteMs?: number;
  /** Between two events. */
  pauseMs?: number;
  /** Bytes of one write, so that events and characters are cut anywhere. */
  writeBytes?: number;
  /** The connection breaks: after so many events (a whole body: bytes), or around the event that says the usage. */
  cut?: number | "before-usage" | "after-usage";
  /** Nothing more is sent after so many events; true: not even a status. */
  hang?: number | true;
  /** The event of this index is not what the protocol allows. */
  malformedAt?: number;
  /** After so many events the provider's own error event ends the stream. */
  failAt?: { events: number; failure: LabFailure };
};

export const DEFAULT_PLAN: LabPlan = { text: "Hello from the lab.", usage: { input: 11, output: 7 } };

/** The plan's usage with every part, or null where it says none. */
export function usageOf(plan: LabPlan): LabUsage | null {
  if (plan.usage === null) return null;
  return { ...NO_LAB_USAGE, ...(plan.usage ?? DEFAULT_PLAN.usage) };
}

/** Throws on a part of the usage that the protocol cannot say: a plan of such a part would prove nothing. */
export function sayable(usage: LabUsage, kind: string, parts: readonly (keyof LabUsage)[]): LabUsage {
  for (const part of Object.keys(usage) as (keyof LabUsage)[]) {
    if (usage[part] !== 0 && !parts.includes(part)) throw new Error(`${kind} has no words for ${part}`);
  }
  return usage;
}

/** How the answer ended: by what it says, unless the plan says otherwise. */
export function finishOf(plan: LabPlan): LabFinish {
  return plan.finish ?? (plan.toolCalls?.length ? "tool_calls" : "stop");
}

/** A text as it is streamed. */
export function piecesOf(text: string, plan: LabPlan): string[] {
  const size = plan.pieceChars ?? 8;
  const characters = [...text];
  const pieces: string[] = [];
  for (let i = 0; i < characters.length; i += size) pieces.push(characters.slice(i, i + size).join(""));
  return pieces;
}
