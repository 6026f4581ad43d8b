import { toChatUsageForm } from "../chat-usage";
import type { ChunkValue } from "../chunk";
import type { ProviderChunk, ReportedUsage } from "../provider";
import { ANSWER_TOOL } from "./answer-tool";
import { type AnswerBlock, reasoningDetail, toFinishReason } from "./message";

/** An event of the Messages API's stream. */
export type AnthropicEvent = {
  type: string;
  index?: number;
  message?: { id?: string; model?: string; content?: AnswerBlock[]; usage?: unknown };
  content_block?: AnswerBlock;
  delta?: Record<string, unknown> & { type?: string };
  usage?: unknown;
  error?: unknown;
};

/** A block under way. `call` is the number of a tool call that the client has to make; null for any other block. */
type OpenBlock = { call: number | null; isAnswer: boolean; input: unknown; hasArguments: boolean };
type Delta = Record<string, unknown>;

/** Figures without anything for the chat, as chat completions say them: no choices. */
export function usageChunk(usage: ReportedUsage): ProviderChunk {
  const value = { choices: [], usage: toChatUsageForm(usage.vector) };
  return { json: JSON.stringify(value), value, usage };
}

/** The events of one stream as the deltas of a chat completion. */
export class MessageChunks {
  private head: Pick<ChunkValue, "id" | "created" | "model"> & { object?: string } = {};
  private readonly blocks = new Map<number, OpenBlock>();
  private calls = 0;
  private hasFinished = false;

  /** What an event adds to the chat; null where it adds nothing. */
  toValue(event: AnthropicEvent): ChunkValue | null {
    switch (event.type) {
      case "message_start":
        return this.begin(event);
      case "content_block_start":
        return this.delta(this.startBlock(event.index ?? 0, event.content_block ?? { type: "" }));
      case "content_block_delta":
        return this.delta(this.addTo(event.index ?? 0, event.delta ?? {}));
      case "content_block_stop":
        return this.delta(this.endBlock(event.index ?? 0));
      case "message_delta":
        return this.finish(event.delta?.stop_reason);
      case "message_stop":
        return this.hasFinished ? null : this.finish("end_turn");
      case "error":
        return { ...this.head, error: event.error ?? "error" };
      default:
        return null;
    }
  }

  private begin({ message = {} }: AnthropicEvent): ChunkValue {
    this.head = {
      id: message.id ?? "msg",
      object: "chat.completion.chunk",
      created: Math.floor(Date.now() / 1_000),
      model: message.model ?? "",
    };
    this.blocks.clear();
    this.hasFinished = false;
    const begun: Delta = { role: "assistant", content: "" };
    // A message that goes on after a tool which Anthropic ran may begin with blocks.
    for (const [index, block] of (message.content ?? []).entries()) {
      merge(begun, this.startBlock(index, block));
      merge(begun, this.endBlock(index));
    }
    return this.chunk(begun);
  }

  private chunk(delta: Delta, finish: string | null = null): ChunkValue {
    return { ...this.head, choices: [{ index: 0, delta, finish_reason: finish }] };
  }

  private delta(delta: Delta | null): ChunkValue | null {
    return delta && this.chunk(delta);
  }

  private startBlock(index: number, block: AnswerBlock): Delta | null {
    const isAnswer = block.type === "tool_use" && block.name === ANSWER_TOOL;
    const isCall = block.type === "tool_use" && !isAnswer;
    const open = { call: isCall ? this.calls++ : null, isAnswer, input: block.input, hasArguments: false };
    this.blocks.set(index, open);
    switch (block.type) {
      case "tool_use":
        return isAnswer
          ? null
          : callDelta(open.call!, "", { id: block.id, type: "function", name: block.name });
      case "text":
        return block.text ? { content: block.text } : null;
      case "thinking":
        return block.thinking ? thinkingDelta(index, String(block.thinking)) : null;
      case "redacted_thinking":
        return encryptedDelta(index, String(block.data ?? ""));
      default:
        return null;
    }
  }

  private addTo(index: number, delta: Delta): Delta | null {
    switch (delta.type) {
      case "text_delta":
        return { content: delta.text ?? "" };
      case "thinking_delta":
        return delta.thinking ? thinkingDelta(index, String(delta.thinking)) : null;
      case "signature_delta": {
        const signature = String(delta.signature ?? "");
        return { reasoning_details: [reasoningDetail(index, { type: "reasoning.text", signature })] };
      }
      case "input_json_delta":
        return this.addArguments(index, String(delta.partial_json ?? ""));
      default:
        return null;
    }
  }

  private addArguments(index: number, json: string): Delta | null {
    const open = this.blocks.get(index);
    if (!open || json === "") return null;
    open.hasArguments = true;
    if (open.isAnswer) return { content: json };
    return open.call === null ? null : callDelta(open.call, json);
  }

  /** Arguments that were not streamed: whole in the block's start, or none, which is an empty object. */
  private endBlock(index: number): Delta | null {
    const open = this.blocks.get(index);
    this.blocks.delete(index);
    if (!open || open.hasArguments) return null;
    const json = JSON.stringify(open.input ?? {});
    if (open.isAnswer) return { content: json };
    return open.call === null ? null : callDelta(open.call, json);
  }

  private finish(stopReason: unknown): ChunkValue | null {
    if (typeof stopReason !== "string") return null;
    this.hasFinished = true;
    const finish = toFinishReason(stopReason);
    return this.chunk({}, finish === "tool_calls" && this.calls === 0 ? "stop" : finish);
  }
}

function callDelta(index: number, json: string, head?: { id: unknown; type: string; name: unknown }): Delta {
  const named = head
    ? { id: head.id, type: head.type, function: { name: head.name, arguments: json } }
    : null;
  return { tool_calls: [{ index, ...(named ?? { function: { arguments: json } }) }] };
}

function thinkingDelta(index: number, text: string): Delta {
  const detail = reasoningDetail(index, { type: "reasoning.text", text });
  return { reasoning_content: text, reasoning_details: [detail] };
}

function encryptedDelta(index: number, data: string): Delta {
  return { reasoning_details: [reasoningDetail(index, { type: "reasoning.encrypted", data })] };
}

function merge(into: Delta, more: Delta | null): void {
  for (const [name, value] of Object.entries(more ?? {})) {
    const present = into[name];
    if (Array.isArray(present) && Array.isArray(value)) into[name] = [...present, ...value];
    else into[name] = typeof present === "string" ? present + String(value) : value;
  }
}
