import { randomUUID } from "node:crypto";
import { type AnthropicEvent, MessageChunks, usageChunk } from "../anthropic/chunks";
import type { ChunkValue } from "../chunk";
import type { ProviderChunk, StreamReader } from "../provider";
import { type Frame, FrameReader } from "./frames";
import { toAnthropicStop, toToolType } from "./response";
import { readBedrockUsage } from "./usage";

type Delta = {
  text?: string;
  toolUse?: { input?: string };
  reasoningContent?: { text?: string; signature?: string; redactedContent?: string };
};
type Body = {
  contentBlockIndex?: number;
  start?: { toolUse?: { toolUseId?: string; name?: string; type?: string } };
  delta?: Delta;
  stopReason?: string;
  usage?: unknown;
  serviceTier?: unknown;
};

function blockDelta(index: number, delta: Delta): AnthropicEvent | null {
  const of = (type: string, rest: Record<string, unknown>): AnthropicEvent => ({
    type: "content_block_delta",
    index,
    delta: { type, ...rest },
  });
  const { text, toolUse, reasoningContent: reasoning } = delta;
  if (text !== undefined) return of("text_delta", { text });
  if (toolUse) return of("input_json_delta", { partial_json: toolUse.input ?? "" });
  if (reasoning?.text !== undefined) return of("thinking_delta", { thinking: reasoning.text });
  if (reasoning?.signature !== undefined) return of("signature_delta", { signature: reasoning.signature });
  if (reasoning?.redactedContent === undefined) return null;
  const block = { type: "redacted_thinking", data: reasoning.redactedContent };
  return { type: "content_block_start", index, content_block: block };
}

/** ConverseStream as chat chunks. It ends with its connection: usage comes in `metadata`, after the end of the message. */
export class ConverseStreamReader implements StreamReader {
  readonly done = false;
  private readonly frames = new FrameReader();
  private readonly chunks = new MessageChunks();
  private readonly model: string;

  constructor(model: string) {
    this.model = model;
  }

  push(bytes: Buffer, onChunk: (chunk: ProviderChunk) => void): void {
    this.frames.push(bytes, (frame) => {
      const { usage, serviceTier } = frame.body as Body;
      const reported = frame.name === "metadata" ? readBedrockUsage(usage, serviceTier) : null;
      const value = this.toValue(frame);
      if (value) onChunk({ json: JSON.stringify(value), value, usage: null });
      if (reported) onChunk(usageChunk(reported));
    });
  }

  private toValue(frame: Frame): ChunkValue | null {
    if (!frame.isEvent) return { error: { type: frame.name } };
    const event = this.toEvent(frame.name, frame.body as Body);
    return event && this.chunks.toValue(event);
  }

  private toEvent(name: string, body: Body): AnthropicEvent | null {
    const index = body.contentBlockIndex ?? 0;
    switch (name) {
      case "messageStart":
        return { type: "message_start", message: { id: `msg_${randomUUID()}`, model: this.model } };
      case "contentBlockStart": {
        const { toolUseId: id, name: tool, type } = body.start?.toolUse ?? {};
        if (!tool) return null;
        const block = { type: toToolType(type), id, name: tool };
        return { type: "content_block_start", index, content_block: block };
      }
      case "contentBlockDelta":
        return blockDelta(index, body.delta ?? {});
      case "contentBlockStop":
        return { type: "content_block_stop", index };
      case "messageStop": {
        const delta = { stop_reason: toAnthropicStop(body.stopReason ?? "end_turn") };
        return { type: "message_delta", delta };
      }
      default:
        return null;
    }
  }
}
