import { AppError, type ErrorCode } from "@/lib/core/errors";
import type { BilledTokens, UsageVector } from "@/lib/core/usage";
import type { Ask, ChatAsk, Wire } from "../call";
import type { EmbeddingsAsk, ImagesAsk, ModerationAsk, SpeechAsk, TranscriptionAsk } from "../operations/ask";
import type { ModelRecord, ProviderRecord } from "../snapshot/records";
import type { ChunkValue } from "./chunk";

/** One place that can answer a call: a provider and what the model is called there. */
export type Target = {
  provider: ProviderRecord;
  driver: Provider;
  upstreamModel: string;
  model: ModelRecord;
};

/** A request as it goes out, by POST. `headers` is a flat list of names and values; `path` has the query in it. */
export type UpstreamRequest = { path: string; headers: string[]; body: string | Buffer };

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

/** A provider's own figures, by class; `invalid` names a part that breaks an invariant: `raw` is then kept for review. */
export type ReportedUsage = {
  vector: UsageVector;
  invalid: string | null;
  serviceTier?: string | null;
  /** Where the provider bills other figures than it counts. */
  billed?: BilledTokens | null;
  raw?: unknown;
  /** Said as the answer began: the input is certain, what was generated is counted unless later figures come. */
  isPartial?: boolean;
};

/** What an answer that was not streamed says of its use, whichever endpoint gave it. */
export type MeteredAnswer = { usage: ReportedUsage | null };

/** A chat answer that was not streamed: `text` in the protocol of the dialect that read it. */
export type ProviderAnswer = MeteredAnswer & {
  text: string;
  /** Everything generated, for counting where the provider does not. */
  outputTexts(): string[];
};

/** What one piece of a stream says of its call, whatever it carries; `error` ends the stream. */
export type StreamPiece = { value: { error?: unknown }; usage: ReportedUsage | null };

/** What one event of a chat stream says. */
export type ProviderChunk = {
  /** The event as it came, in the dialect's protocol: for chat the chunk's JSON, for others the whole event with its end. */
  json: string;
  /** The same as a chat completion chunk: what is counted, budgeted, and translated for callers of another protocol. */
  value: ChunkValue;
  /** The last one of a stream is what counts. */
  usage: ReportedUsage | null;
};

/** Turns the bytes of a stream, cut anywhere, into chunks. Throws on what is not the provider's protocol. */
export type StreamReader<P extends StreamPiece = ProviderChunk> = {
  push(bytes: Buffer, onChunk: (chunk: P) => void): void;
  done: boolean;
};

/** A failed attempt, in the gateway's terms; `message` is safe to show a caller. */
export type UpstreamFailure = {
  code: ErrorCode;
  message: string;
  /** The field at fault, where it is one of the caller's. */
  param?: string | null;
  /** Another target may do better. */
  retryable: boolean;
  /** The provider itself is at fault, not this request: counts for its circuit breaker. */
  unhealthy: boolean;
  retryAfterMs: number | null;
};

/**
 * One protocol as it is spoken with an upstream. `request` throws an AppError (`unsupported_parameter` or `invalid_request`, with
 * the caller's field as `param`) for what the provider cannot do; another target may then be tried.
 */
export type Dialect = {
  request(ask: ChatAsk, target: Target, bounds: RequestBounds): UpstreamRequest | Promise<UpstreamRequest>;
  /** `upstreamModel` is for a provider whose answers do not name their model. */
  response(body: Buffer, upstreamModel?: string): ProviderAnswer;
  stream(upstreamModel?: string): StreamReader;
};

/** An answer that is not a chat's, in OpenAI's protocol: JSON, or the text of a transcript. */
export type OperationAnswer = MeteredAnswer & { contentType: string; text: string };

/** One piece of a streamed answer that is not a chat's: audio, or an event of OpenAI's protocol with its end. */
export type OperationPiece = StreamPiece & {
  /** Of the whole answer. */
  contentType: string;
  bytes: Buffer;
  /** What it delivers of what is billed: whole images, or text that was generated. */
  images: number;
  text: string;
  /** It says that the answer is complete. */
  isLast: boolean;
};

/** One endpoint beside chat as it is spoken with an upstream; `request` throws as a dialect's does. */
export type OperationDialect<Q extends Ask> = {
  request(ask: Q, target: Target): UpstreamRequest | Promise<UpstreamRequest>;
  response(
    body: Buffer,
    headers: Record<string, string | string[] | undefined>,
    ask: Q,
    target: Target,
  ): OperationAnswer;
  /** How the answer streams, by its headers; null where it comes whole. Left out: it never streams. */
  stream?(
    ask: Q,
    headers: Record<string, string | string[] | undefined>,
  ): StreamReader<OperationPiece> | null;
};

export type Operations = {
  embeddings?: OperationDialect<EmbeddingsAsk>;
  images?: OperationDialect<ImagesAsk>;
  speech?: OperationDialect<SpeechAsk>;
  transcription?: OperationDialect<TranscriptionAsk>;
  moderation?: OperationDialect<ModerationAsk>;
};

/** How many tokens a request has, by the provider itself: unbilled. `response` gives its answer's JSON, and throws on anything else. */
export type TokenCounter = {
  request(ask: ChatAsk, target: Target): UpstreamRequest | Promise<UpstreamRequest>;
  response(body: Buffer): string;
};

/** How one kind of upstream is spoken to: four small files a dialect, and a transport. */
export type Provider = {
  /**
   * `chat` takes every chat call and answers it as a chat completion. A further one is for callers of that very protocol, whose
   * own bytes then pass both ways.
   */
  dialects: { readonly chat: Dialect } & Partial<Readonly<Record<Wire, Dialect>>>;
  /** What it can do beside chat. */
  operations?: Operations;
  /** Whether this target of the kind speaks a further protocol, where not every one does. */
  speaks?(target: Target, wire: Wire): boolean;
  /** For callers of that very protocol. */
  counters?: Partial<Readonly<Record<Wire, TokenCounter>>>;
  failure(
    status: number,
    headers: Record<string, string | string[] | undefined>,
    body: Buffer,
  ): UpstreamFailure;
  send(target: Target, request: UpstreamRequest, sink: UpstreamSink): UpstreamHandle;
};

/** The protocol in which this target answers a caller of `wire`: the same one, or chat. */
export function answeringWire(target: Target, wire: Wire): Wire {
  const { dialects, speaks } = target.driver;
  if (wire === "chat" || !dialects[wire]) return "chat";
  return speaks?.(target, wire) === false ? "chat" : wire;
}

/** The dialect for a caller of `wire`. */
export function dialectFor(target: Target, wire: Wire): Dialect {
  const { dialects } = target.driver;
  return dialects[answeringWire(target, wire)] ?? dialects.chat;
}

/** The same call where none of its targets could read what is kept at a provider: then that is no input. */
export function withReadableInput(ask: ChatAsk, targets: readonly Target[]): ChatAsk {
  const { hasStoredInput, wire } = ask;
  if (!hasStoredInput || targets.some((target) => answeringWire(target, wire) === wire)) return ask;
  return { ...ask, hasStoredInput: false };
}

/** AppError `unsupported_parameter` where the call asks what only a provider of its own protocol can do. */
export function requireSpeakable({ nativeOnly, wire }: ChatAsk, target: Target): void {
  if (!nativeOnly || answeringWire(target, wire) === wire) return;
  throw new AppError("unsupported_parameter", nativeOnly.message, { param: nativeOnly.param });
}
