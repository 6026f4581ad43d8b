import type { ErrorCode } from "@/lib/core/errors";
import type { UsageVector } from "@/lib/core/usage";
import type { ChatAsk } from "../call";
import type { ModelRecord, ProviderRecord } from "../snapshot/records";

/** One place that can answer a call: a provider and what the model is called there. */
export type Target = {
  provider: ProviderRecord;
  driver: Provider;
  upstreamModel: string;
  model: ModelRecord;
};

/** A request as it goes out. `headers` is a flat list of names and values. */
export type UpstreamRequest = { path: string; headers: string[]; body: string };

/** Bounds that the gateway sets on a request beyond the caller's own. */
export type RequestBounds = { maxOutputTokens: number | null };

/**
 * Where an upstream's answer arrives, in order: `sending` once, `head` once, `data` any number of times, then `end` or `fail` once;
 * `fail` alone when nothing was sent.
 */
export type UpstreamSink = {
  /** The request's first byte is about to go. Throws when it must not: then nothing is sent, and `fail` follows. */
  sending(): void;
  head(status: number, headers: Record<string, string | string[] | undefined>): void;
  data(bytes: Buffer): void;
  end(): void;
  fail(error: Error): void;
};

/** Control over a request under way; `abort` ends it without a further call to its sink. */
export type UpstreamHandle = { pause(): void; resume(): void; abort(): void };

/** A provider's own figures, by class; `invalid` names a part that breaks an invariant. */
export type ReportedUsage = { vector: UsageVector; invalid: string | null };

/** An answer that was not streamed, as a chat completion: its text for the caller and what it says of itself. */
export type ProviderAnswer = {
  text: string;
  usage: ReportedUsage | null;
  /** Everything generated, for counting where the provider does not. */
  outputTexts(): string[];
};

/** What one event of a stream says, as a chat completion chunk. */
export type ProviderChunk = {
  /** The chunk's JSON, for the caller. */
  json: string;
  value: ChunkValue;
  usage: ReportedUsage | null;
};

export type ChunkValue = {
  id?: string;
  created?: number;
  model?: string;
  choices?: ChunkChoice[];
  usage?: Record<string, unknown> | null;
  error?: unknown;
};

export type ChunkChoice = { index?: number; delta?: Record<string, unknown>; finish_reason?: string | null };

/** Turns the bytes of a stream, cut anywhere, into chunks. Throws on what is not the provider's protocol. */
export type StreamReader = {
  push(bytes: Buffer, onChunk: (chunk: ProviderChunk) => void): void;
  done: boolean;
};

/** A failed attempt, in the gateway's terms; `message` is safe to show a caller. */
export type UpstreamFailure = {
  code: ErrorCode;
  message: string;
  /** Another target may do better. */
  retryable: boolean;
  /** The provider itself is at fault, not this request: counts for its circuit breaker. */
  unhealthy: boolean;
  retryAfterMs: number | null;
};

/** How one kind of upstream is spoken to: four small files, and a transport. */
export type Provider = {
  request(ask: ChatAsk, target: Target, bounds: RequestBounds): UpstreamRequest;
  response(body: Buffer): ProviderAnswer;
  stream(): StreamReader;
  failure(
    status: number,
    headers: Record<string, string | string[] | undefined>,
    body: Buffer,
  ): UpstreamFailure;
  send(target: Target, request: UpstreamRequest, sink: UpstreamSink): UpstreamHandle;
};
