import type { CallOutcome } from "@/lib/domain/metering";
import type { Call, ChatAsk } from "../../call";
import type { ChunkChoice, ChunkValue } from "../../providers/chunk";
import type { ProviderChunk } from "../../providers/provider";
import { toChatUsage } from "../../settle/measured-usage";
import type { StreamEnd, StreamWriter } from "../chat-door";
import { chunkText, ownChunk, type StreamHead } from "./chunk-text";

/** Where a stream says its usage: null in every chunk and the figures in one more, or the latter alone. */
export type UsagePlaces = { everyChunk: boolean; lastChunk: boolean };

/** Chat completion chunks: the provider's own, then usage where it was asked for, then the end mark. */
export class ChatStreamWriter implements StreamWriter {
  readonly contentType = "text/event-stream; charset=utf-8";
  private readonly usage: UsagePlaces;
  private readonly seen = new Set<number>();
  private readonly finished = new Set<number>();
  private head: StreamHead;

  constructor({ wantsUsage, model }: ChatAsk, { requestId, startedAtMs }: Call, usage?: UsagePlaces) {
    this.usage = usage ?? { everyChunk: wantsUsage, lastChunk: wantsUsage };
    this.head = { id: `chatcmpl-${requestId.slice(4)}`, created: Math.floor(startedAtMs / 1_000), model };
  }

  chunk(chunk: ProviderChunk): string {
    this.note(chunk.value);
    const { choices = [], usage } = chunk.value;
    if (choices.length === 0 && usage) return "";
    return `data: ${chunkText(chunk, this.usage.everyChunk)}\n\n`;
  }

  last({ outcome, measured }: StreamEnd): string {
    const ending = this.endingOf(outcome);
    if (outcome === "aborted") return ending;
    const usage = this.usage.lastChunk ? ownChunk(this.head, [], { usage: toChatUsage(measured) }) : "";
    return `${ending}${usage}${outcome === "cut" ? "" : "data: [DONE]\n\n"}`;
  }

  /** Keeps what the chunks of our own need to know of those before. */
  protected note({ id, created, model, choices = [] }: ChunkValue): void {
    for (const choice of choices) this.noteChoice(choice);
    if (typeof id !== "string" || id === "") return;
    this.head = { id, created: created ?? this.head.created, model: model ?? this.head.model };
  }

  /** The `error` of a stream that could not be ended as it should. */
  protected errorOf(message: string): unknown {
    return { message, type: "server_error", param: null, code: "upstream_error" };
  }

  private noteChoice({ index = 0, finish_reason }: ChunkChoice): void {
    this.seen.add(index);
    if (finish_reason) this.finished.add(index);
  }

  /** A cap ends every open choice as a length; a cut is an error in the stream, since the status is sent. */
  private endingOf(outcome: CallOutcome): string {
    const open = [...this.seen].filter((index) => !this.finished.has(index));
    const closing = (finish: string) => open.map((index) => ({ index, delta: {}, finish_reason: finish }));
    const nothing = this.usage.everyChunk ? { usage: null } : {};
    if (outcome === "capped") {
      return ownChunk(this.head, closing("length"), {
        ...nothing,
        turnpike: { note: "The answer was ended here because a budget is used up." },
      });
    }
    if (outcome !== "cut" && outcome !== "aborted") return "";
    const message =
      outcome === "cut"
        ? "The provider broke off the answer."
        : "The caller left before the answer ended: this is what was generated until then.";
    return ownChunk(this.head, closing("error"), { ...nothing, error: this.errorOf(message) });
  }
}
