import type { ChunkChoice } from "../chunk";
import { DataLineReader } from "../data-line-reader";
import type { ProviderChunk, ReportedUsage } from "../provider";
import { toArguments, toChatFinish } from "./answer";
import { readCohereUsage } from "./usage";

type Content = { text?: string; thinking?: string };
type Called = { id?: string; function?: { name?: string; arguments?: string } };
type Event = {
  type?: string;
  id?: string;
  index?: number;
  delta?: {
    message?: { content?: Content; tool_plan?: string; tool_calls?: Called; citations?: unknown };
    finish_reason?: string;
    usage?: unknown;
    error?: string;
  };
};
type Take = (chunk: ProviderChunk) => void;
type Delta = Record<string, unknown>;

function contentDelta({ text, thinking }: Content = {}): Delta | null {
  if (thinking) return { reasoning_content: thinking };
  return text ? { content: text } : null;
}

/** Events of Cohere's v2 chat, as chat completion chunks. */
export class CohereStreamReader extends DataLineReader {
  private id = "";
  /** The calls that were begun: its own index counts text too. */
  private calls = 0;
  private hasArguments = false;
  private readonly created = Math.floor(Date.now() / 1_000);
  private readonly model: string;

  constructor(model = "") {
    super();
    this.model = model;
  }

  protected override data(data: string, onChunk: Take): void {
    if (data === "[DONE]") return;
    const event = JSON.parse(data) as Event;
    if (event.type === undefined) throw new Error("an event of the stream has no type");
    if (event.type === "message-end") {
      this.ending(event, onChunk);
      return;
    }
    const delta = this.deltaOf(event);
    if (delta) this.tell({ index: 0, delta, finish_reason: null }, null, onChunk);
  }

  private deltaOf({ type, id, delta }: Event): Delta | null {
    const { content, tool_plan, tool_calls: called, citations } = delta?.message ?? {};
    switch (type) {
      case "message-start":
        this.id = id ?? "";
        return { role: "assistant", content: "" };
      case "content-start":
      case "content-delta":
        return contentDelta(content);
      case "tool-plan-delta":
        return tool_plan ? { reasoning_content: tool_plan } : null;
      case "tool-call-start":
        return this.callStart(called ?? {});
      case "tool-call-delta":
        return this.callDelta(called?.function?.arguments ?? "");
      case "tool-call-end":
        return this.hasArguments ? null : this.callDelta("{}");
      case "citation-start":
        return citations === undefined ? null : { citations: [citations].flat() };
      default:
        return null;
    }
  }

  private callStart({ id = "", function: called }: Called): Delta {
    const text = called?.arguments ?? "";
    this.hasArguments = text !== "";
    const named = { name: called?.name ?? "", arguments: text && toArguments(text) };
    return { tool_calls: [{ index: this.calls++, id, type: "function", function: named }] };
  }

  private callDelta(text: string): Delta | null {
    if (text === "") return null;
    const first = !this.hasArguments;
    this.hasArguments = true;
    const args = first ? toArguments(text) : text;
    return { tool_calls: [{ index: Math.max(0, this.calls - 1), function: { arguments: args } }] };
  }

  private ending({ delta = {} }: Event, onChunk: Take): void {
    const finish_reason = toChatFinish(delta.finish_reason);
    this.tell({ index: 0, delta: {}, finish_reason }, readCohereUsage(delta.usage), onChunk);
    this.done = true;
  }

  private tell(choice: ChunkChoice, usage: ReportedUsage | null, onChunk: Take): void {
    const { id, created, model } = this;
    const value = { id, object: "chat.completion.chunk", created, model, choices: [choice] };
    onChunk({ json: JSON.stringify(value), value, usage });
  }
}
