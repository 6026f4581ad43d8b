import { NO_USAGE } from "@/lib/core/usage";
import type { Call, ChatAsk } from "../../call";
import type { ProviderChunk } from "../../providers/provider";
import type { StreamEnd, StreamWriter } from "../chat-door";
import { toolUseId, toStopReason } from "./answer";
import { brokenEnd, event, messageEnd, messageStart } from "./events";
import { toMessagesUsage } from "./usage";

type ToolDelta = { index?: number; id?: string; function?: { name?: string; arguments?: string } };
type Detail = { type?: string; signature?: string; data?: string };
type Delta = {
  content?: string | null;
  refusal?: string | null;
  reasoning_content?: string | null;
  reasoning?: unknown;
  reasoning_details?: Detail[];
  tool_calls?: ToolDelta[];
};
type Kind = "text" | "thinking" | "tool_use";

/** The chunks of a chat as the events of a message: one block at a time, each begun, filled and ended. */
export class MessagesStreamWriter implements StreamWriter {
  readonly contentType = "text/event-stream; charset=utf-8";
  private readonly call: Call;
  private readonly model: string;
  private started = false;
  private open: { index: number; kind: Kind } | null = null;
  private nextIndex = 0;
  /** Tool calls by their number in the chat → their block's index. */
  private readonly calls = new Map<number, number>();
  private finish: string | null = null;

  constructor({ model }: ChatAsk, call: Call) {
    this.model = model;
    this.call = call;
  }

  chunk(chunk: ProviderChunk): string {
    let out = this.started ? "" : this.begin(chunk);
    for (const { delta, finish_reason } of chunk.value.choices ?? []) {
      if (delta) out += this.delta(delta as Delta);
      if (finish_reason) this.finish = finish_reason;
    }
    return out;
  }

  last({ outcome, measured }: StreamEnd): string {
    const begun = this.started ? "" : this.begin({ json: "", value: {}, usage: null });
    if (outcome === "cut" || outcome === "aborted") return begun + brokenEnd(outcome, this.call, measured);
    const isCapped = outcome === "capped";
    return begun + this.close() + messageEnd(isCapped ? "max_tokens" : this.stopReason(), measured, isCapped);
  }

  private stopReason(): string {
    if (this.calls.size > 0 && this.finish !== "length") return "tool_use";
    return toStopReason(this.finish);
  }

  private begin({ value, usage }: ProviderChunk): string {
    this.started = true;
    const id = value.id || `msg_${this.call.requestId.slice(4)}`;
    const known = toMessagesUsage(usage?.invalid === null ? usage.vector : { ...NO_USAGE });
    return messageStart(id, value.model || this.model, known) + event("ping");
  }

  private delta(delta: Delta): string {
    const thought = delta.reasoning_content ?? delta.reasoning;
    let out = typeof thought === "string" && thought ? this.thinking(thought) : "";
    for (const detail of delta.reasoning_details ?? []) out += this.detail(detail);
    const text = delta.content || delta.refusal;
    if (text) out += this.fill("text", { type: "text", text: "" }, { type: "text_delta", text });
    for (const call of delta.tool_calls ?? []) out += this.toolCall(call);
    return out;
  }

  private thinking(thinking: string): string {
    const block = { type: "thinking", thinking: "", signature: "" };
    return this.fill("thinking", block, { type: "thinking_delta", thinking });
  }

  /** The signature of what was thought, or thinking that only its provider can read. */
  private detail({ type, signature, data }: Detail): string {
    if (type === "reasoning.encrypted" && data) {
      const start = this.start("thinking", { type: "redacted_thinking", data });
      return start + this.close();
    }
    if (!signature) return "";
    const block = { type: "thinking", thinking: "", signature: "" };
    return this.fill("thinking", block, { type: "signature_delta", signature });
  }

  private toolCall({ index = 0, id, function: named }: ToolDelta): string {
    let out = "";
    if (!this.calls.has(index)) {
      const block = {
        type: "tool_use",
        id: toolUseId(id, this.call, index),
        name: named?.name ?? "",
        input: {},
      };
      out = this.start("tool_use", block);
      this.calls.set(index, this.open!.index);
    }
    const json = named?.arguments;
    if (!json) return out;
    const delta = { type: "input_json_delta", partial_json: json };
    return out + event("content_block_delta", { index: this.calls.get(index), delta });
  }

  /** Adds to the open block of this kind, or to a new one. */
  private fill(kind: Kind, block: Record<string, unknown>, delta: Record<string, unknown>): string {
    const start = this.open?.kind === kind ? "" : this.start(kind, block);
    return start + event("content_block_delta", { index: this.open!.index, delta });
  }

  private start(kind: Kind, block: Record<string, unknown>): string {
    const closed = this.close();
    this.open = { index: this.nextIndex++, kind };
    return closed + event("content_block_start", { index: this.open.index, content_block: block });
  }

  private close(): string {
    if (!this.open) return "";
    const { index } = this.open;
    this.open = null;
    return event("content_block_stop", { index });
  }
}
