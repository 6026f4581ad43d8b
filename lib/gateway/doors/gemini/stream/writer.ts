import type { GeminiPart } from "@/lib/contract/gateway";
import type { Call, ChatAsk } from "../../../call";
import type { ChunkChoice } from "../../../providers/chunk";
import type { ProviderChunk } from "../../../providers/provider";
import type { StreamEnd, StreamWriter } from "../../chat-door";
import { asksForThoughts } from "../answer";
import { type ChatCall, toAnswerParts, toCallPart, toLogprobs } from "../answer-parts";
import { toFinishReason } from "../finish";
import { toGeminiUsage } from "../usage";
import { brokenPiece, ChoiceLedger, cappedPiece } from "./ending";
import { type Framing, framingFor } from "./framing";

type CallDelta = ChatCall & { index?: number };
type Candidate = Record<string, unknown>;

/** A choice's calls, whose arguments come in pieces: Gemini has them whole only. */
class OpenCalls {
  private readonly calls = new Map<number, ChatCall>();

  add({ index = 0, id, function: called, extra_content: extra }: CallDelta): void {
    const call = this.calls.get(index) ?? { function: { name: "", arguments: "" } };
    this.calls.set(index, call);
    if (id) call.id = id;
    if (extra) call.extra_content = extra;
    call.function = {
      name: call.function?.name || called?.name,
      arguments: (call.function?.arguments ?? "") + (called?.arguments ?? ""),
    };
  }

  /** All of them, at the choice's end; null for one whose arguments cannot be read. */
  take(): (GeminiPart | null)[] {
    const parts = [...this.calls.values()].map(toCallPart);
    this.calls.clear();
    return parts;
  }
}

/** Chat completion chunks as the pieces of streamGenerateContent. */
export class GeminiStreamWriter implements StreamWriter {
  private readonly framing: Framing;
  private readonly thoughts: boolean;
  private readonly head: { modelVersion: string; responseId: string };
  private readonly ledger = new ChoiceLedger();
  private readonly calls = new Map<number, OpenCalls>();
  /** The candidates' ends, kept for the last piece. */
  private readonly ends: Candidate[] = [];

  constructor(ask: ChatAsk, { req, requestId }: Call) {
    this.framing = framingFor(req);
    this.thoughts = asksForThoughts(ask);
    this.head = { modelVersion: ask.model, responseId: requestId };
  }

  get contentType(): string {
    return this.framing.contentType;
  }

  chunk({ value }: ProviderChunk): string {
    if (typeof value.model === "string" && value.model) this.head.modelVersion = value.model;
    const candidates = (value.choices ?? []).flatMap((choice) => this.take(choice));
    return candidates.length === 0 ? "" : this.piece({ candidates });
  }

  last(end: StreamEnd): string {
    return this.lastPieces(end) + this.framing.end();
  }

  private lastPieces(end: StreamEnd): string {
    const { outcome, measured } = end;
    if (outcome === "ok") {
      return this.piece({ candidates: this.ends, usageMetadata: toGeminiUsage(measured) });
    }
    const ended = this.ends.length > 0 ? this.piece({ candidates: this.ends }) : "";
    const piece = outcome === "capped" ? cappedPiece(this.ledger.open(), this.head, end) : brokenPiece(end);
    return ended + this.framing.piece(piece);
  }

  private piece(content: Record<string, unknown>): string {
    return this.framing.piece(JSON.stringify({ ...content, ...this.head }));
  }

  /** What a chunk adds to a candidate; its end waits. */
  private take(choice: ChunkChoice): Candidate[] {
    const { index = 0, delta = {}, finish_reason: finish } = choice;
    this.ledger.note(choice);
    const calls = this.callsOf(index);
    if (Array.isArray(delta.tool_calls)) for (const call of delta.tool_calls) calls.add(call as CallDelta);
    const parts = toAnswerParts(delta, this.thoughts);
    const logprobs = toLogprobs((choice as { logprobs?: unknown }).logprobs);
    const hasContent = parts.length > 0 || Object.keys(logprobs).length > 0;
    const candidate = { content: { parts, role: "model" }, index, ...logprobs };
    if (!finish) return hasContent ? [candidate] : [];
    this.ends.push(this.endOf(index, finish, calls.take()));
    return hasContent ? [candidate] : [];
  }

  private endOf(index: number, finish: string, calls: (GeminiPart | null)[]): Candidate {
    const parts = calls.filter((part) => part !== null);
    const finishReason = calls.includes(null) ? "MALFORMED_FUNCTION_CALL" : toFinishReason(finish);
    return { content: { parts, role: "model" }, finishReason, index };
  }

  private callsOf(index: number): OpenCalls {
    let calls = this.calls.get(index);
    if (!calls) {
      calls = new OpenCalls();
      this.calls.set(index, calls);
    }
    return calls;
  }
}
