import type { IncomingMessage } from "node:http";
import type { AppError } from "@/lib/core/errors";
import type { CallOutcome } from "@/lib/domain/metering";
import type { Call, ChatAsk, Wire } from "../call";
import type { ProviderAnswer, ProviderChunk } from "../providers/provider";
import type { MeasuredUsage } from "../settle/measured-usage";

/** How a stream ended, before it is settled. */
export type StreamEnd = { outcome: CallOutcome; measured: MeasuredUsage; ttftMs: number | null };

/** Writes one stream in a caller's protocol. It is given only what is paid for, in order. */
export type StreamWriter = {
  contentType: string;
  /** The text to send for a chunk; what says that the answer or its usage is complete waits for `last`. */
  chunk(chunk: ProviderChunk): string;
  /**
   * The last bytes, once the call is settled: a cap ends as a length with a note, a cut as an error in the stream; `aborted` is
   * for a caller who left, and asks again with its Idempotency-Key.
   */
  last(end: StreamEnd): string;
};

/** A protocol in which callers ask for chat answers. */
export type ChatDoor = {
  wire: Wire;
  /** The header in which its clients look for the request's id, beside our own. */
  requestIdHeader?: string;
  /** Reads and checks the request; 400 names the field, 413 the bound. `path` is the request's, without its query. */
  read(req: IncomingMessage, path: string, bytesMax: number): Promise<ChatAsk>;
  /** The JSON of a whole answer; `answer.text` is in the protocol `wire`: this door's own, or chat. */
  answer(wire: Wire, answer: ProviderAnswer, ask: ChatAsk, call: Call, measured: MeasuredUsage): string;
  /** A writer for a stream whose chunks come in the protocol `wire`: this door's own, or chat. */
  stream(wire: Wire, ask: ChatAsk, call: Call): StreamWriter;
  /** An error's body in this protocol. */
  error(error: AppError, requestId: string): unknown;
};
