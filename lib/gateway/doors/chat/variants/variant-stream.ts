import { AppError } from "@/lib/core/errors";
import type { Call, ChatAsk } from "../../../call";
import type { ProviderChunk } from "../../../providers/provider";
import { ChatStreamWriter } from "../stream";
import { underCallId } from "./openrouter-answer";
import { toOpenRouterError } from "./openrouter-error";
import type { ChatVariant } from "./variant";
import { WholeToolCalls } from "./whole-tool-calls";

/**
 * A stream as OpenRouter's and Mistral's servers send it: usage comes unasked, in the last chunk and in no other, since their
 * clients take no `usage: null`. Mistral's take whole tool calls only; OpenRouter's an error whose code is a number.
 */
export class VariantStreamWriter extends ChatStreamWriter {
  private readonly variant: ChatVariant;
  /** OpenRouter's client asks /v1/generation by the answer's id. */
  private readonly requestId: string;
  private readonly toolCalls = new WholeToolCalls();

  constructor(variant: ChatVariant, ask: ChatAsk, call: Call) {
    super(ask, call, { everyChunk: false, lastChunk: true });
    this.variant = variant;
    this.requestId = call.requestId;
  }

  override chunk(chunk: ProviderChunk): string {
    if (this.variant === "openrouter") {
      const value = { ...chunk.value, id: this.requestId };
      return super.chunk({ ...chunk, json: underCallId(chunk.json, this.requestId), value });
    }
    const whole = this.toolCalls.take(chunk);
    if (whole) return super.chunk(whole);
    this.note(chunk.value);
    return "";
  }

  protected override errorOf(message: string): unknown {
    if (this.variant !== "openrouter") return super.errorOf(message);
    return toOpenRouterError(new AppError("upstream_error", message)).error;
  }
}
