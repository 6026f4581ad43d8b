import type { Call } from "../../call";
import type { ProviderChunk } from "../../providers/provider";
import type { StreamEnd, StreamWriter } from "../chat-door";
import { toCohereUsage, toFinishReason, toolCallId } from "./answer";

type ToolDelta = { index?: number; id?: string; function?: { name?: string; arguments?: string } };
type Delta = {
  content?: string | null;
  refusal?: string | null;
  reasoning_content?: string | null;
  reasoning?: unknown;
  tool_calls?: ToolDelta[];
};
type Kind = "text" | "thinking" | "tool";

function event(type: string, more: Record<string, unknown> = {}): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...more })}\n\n`;
}

/** The chunks of a chat as the events of Cohere's v2 chat: one part of the message at a time, begun, filled and ended. */
export class CohereStreamWriter implements StreamWriter {
  readonly contentType = "text/event-stream; charset=utf-8";
  private readonly call: Call;
  private started = false;
  private open: { index: number; kind: Kind } | null = null;
  private nextIndex = 0;
  /** Tool calls by their number in the chat → their index here. */
  private readonly calls = new Map<number, number>();
  private finish: string | null = null;

  constructor(call: Call) {
    this.call = call;
  }

  chunk({ value }: ProviderChunk): string {
    let out = this.begin(value.id);
    for (const { delta, finish_reason } of value.choices ?? []) {
      if (delta) out += this.delta(delta as Delta);
      if (finish_reason) this.finish = finish_reason;
    }
    return out;
  }

  last({ outcome, measured }: StreamEnd): string {
    const begun = this.begin(undefined) + this.close();
    const isBroken = outcome === "cut" || outcome === "aborted";
    const delta = {
      finish_reason: isBroken ? "ERROR" : this.reason(outcome === "capped"),
      ...(isBroken && { error: "The answer was broken off." }),
      usage: toCohereUsage(measured),
    };
    return `${begun}${event("message-end", { id: this.call.requestId, delta })}data: [DONE]\n\n`;
  }

  private reason(isCapped: boolean): string {
    if (isCapped) return "MAX_TOKENS";
    return this.calls.size > 0 && this.finish !== "length" ? "TOOL_CALL" : toFinishReason(this.finish);
  }

  private begin(id: string | undefined): string {
    if (this.started) return "";
    this.started = true;
    const message = { role: "assistant", content: [], tool_plan: "", tool_calls: [], citations: [] };
    return event("message-start", { id: id || this.call.requestId, delta: { message } });
  }

  private delta(delta: Delta): string {
    const thought = delta.reasoning_content ?? delta.reasoning;
    let out = typeof thought === "string" && thought ? this.fill("thinking", thought) : "";
    const text = delta.content || delta.refusal;
    if (text) out += this.fill("text", text);
    for (const call of delta.tool_calls ?? []) out += this.toolCall(call);
    return out;
  }

  private fill(kind: "text" | "thinking", piece: string): string {
    let out = "";
    if (this.open?.kind !== kind) {
      out = this.start(kind);
      const content = { type: kind, [kind]: "" };
      out += event("content-start", { index: this.open!.index, delta: { message: { content } } });
    }
    const content = { [kind]: piece };
    return out + event("content-delta", { index: this.open!.index, delta: { message: { content } } });
  }

  private toolCall({ index = 0, id, function: named }: ToolDelta): string {
    let out = "";
    if (!this.calls.has(index)) {
      out = this.start("tool");
      this.calls.set(index, this.open!.index);
      const head = { id: toolCallId(id, this.call, index), type: "function" };
      const tool_calls = { ...head, function: { name: named?.name ?? "", arguments: "" } };
      out += event("tool-call-start", { index: this.open!.index, delta: { message: { tool_calls } } });
    }
    if (!named?.arguments) return out;
    const tool_calls = { function: { arguments: named.arguments } };
    return (
      out + event("tool-call-delta", { index: this.calls.get(index), delta: { message: { tool_calls } } })
    );
  }

  private start(kind: Kind): string {
    const closed = this.close();
    this.open = { index: this.nextIndex++, kind };
    return closed;
  }

  private close(): string {
    if (!this.open) return "";
    const { index, kind } = this.open;
    this.open = null;
    return event(kind === "tool" ? "tool-call-end" : "content-end", { index });
  }
}
