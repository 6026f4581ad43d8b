import type { EventWriter } from "./event-writer";
import { callItem, messageItem, reasoningItem, refusalPart, summaryPart, textPart } from "./output-items";
import { customInput, type KnownTool } from "./tool-book";

type ItemEnd = "completed" | "incomplete";

/** Where an item is: its id and its place in the output. */
export type ItemPlace = { id: string; index: number };

/** One item of the output while it is streamed: its events in their order, and itself at the end. */
export abstract class StreamedItem {
  protected readonly events: EventWriter;
  protected readonly id: string;
  private readonly index: number;
  private item: unknown = null;

  constructor(events: EventWriter, { id, index }: ItemPlace) {
    this.events = events;
    this.id = id;
    this.index = index;
  }

  /** The item, whole; its last events go out the first time. */
  close(end: ItemEnd): unknown {
    this.item ??= this.finish(end);
    return this.item;
  }

  protected abstract finish(end: ItemEnd): unknown;

  protected added(item: unknown): void {
    this.events.event("response.output_item.added", { output_index: this.index, item });
  }

  protected done<T>(item: T): T {
    this.events.event("response.output_item.done", { output_index: this.index, item });
    return item;
  }

  protected tell(type: string, members: Record<string, unknown>): void {
    this.events.event(`response.${type}`, { item_id: this.id, output_index: this.index, ...members });
  }
}

/** Reasoning, shown as the summary that this protocol has for it. */
export class OpenReasoning extends StreamedItem {
  private text = "";

  constructor(events: EventWriter, place: ItemPlace) {
    super(events, place);
    this.added(reasoningItem(place.id, [], null));
    this.tell("reasoning_summary_part.added", { summary_index: 0, part: summaryPart("") });
  }

  add(delta: string): void {
    this.text += delta;
    this.tell("reasoning_summary_text.delta", { summary_index: 0, delta });
  }

  protected finish(): unknown {
    const part = summaryPart(this.text);
    this.tell("reasoning_summary_text.done", { summary_index: 0, text: this.text });
    this.tell("reasoning_summary_part.done", { summary_index: 0, part });
    return this.done(reasoningItem(this.id, [part], null));
  }
}

/** A message, of text and of refusals. */
export class OpenMessage extends StreamedItem {
  private readonly parts: unknown[] = [];
  private kind: "text" | "refusal" | null = null;
  private text = "";
  private logprobs: unknown[] = [];

  constructor(events: EventWriter, place: ItemPlace) {
    super(events, place);
    this.added(messageItem(place.id, [], "in_progress"));
  }

  addText(delta: string, logprobs: unknown[]): void {
    this.openPart("text");
    this.text += delta;
    this.logprobs.push(...logprobs);
    this.tell("output_text.delta", { content_index: this.parts.length, delta, logprobs });
  }

  addRefusal(delta: string): void {
    this.openPart("refusal");
    this.text += delta;
    this.tell("refusal.delta", { content_index: this.parts.length, delta });
  }

  protected finish(end: ItemEnd): unknown {
    this.closePart();
    return this.done(messageItem(this.id, this.parts, end));
  }

  private openPart(kind: "text" | "refusal"): void {
    if (this.kind === kind) return;
    this.closePart();
    this.kind = kind;
    const part = kind === "text" ? textPart("", []) : refusalPart("");
    this.tell("content_part.added", { content_index: this.parts.length, part });
  }

  private closePart(): void {
    if (this.kind === null) return;
    const { text, logprobs } = this;
    const at = { content_index: this.parts.length };
    const part = this.kind === "text" ? textPart(text, logprobs) : refusalPart(text);
    if (this.kind === "text") this.tell("output_text.done", { ...at, text, logprobs });
    else this.tell("refusal.done", { ...at, refusal: text });
    this.tell("content_part.done", { ...at, part });
    this.parts.push(part);
    this.kind = null;
    this.text = "";
    this.logprobs = [];
  }
}

/** A call of one of the caller's tools. Free text for a tool comes as the string in a function's arguments, so it is told at its end. */
export class OpenCall extends StreamedItem {
  private args = "";
  private readonly callId: string;
  private readonly tool: KnownTool;

  constructor(events: EventWriter, place: ItemPlace, callId: string, tool: KnownTool) {
    super(events, place);
    this.callId = callId;
    this.tool = tool;
    this.added(callItem(place.id, callId, tool, "", "in_progress"));
  }

  add(delta: string): void {
    this.args += delta;
    if (this.tool.kind === "function" && delta) this.tell("function_call_arguments.delta", { delta });
  }

  protected finish(end: ItemEnd): unknown {
    if (this.tool.kind === "custom") {
      const input = customInput(this.args);
      if (input) this.tell("custom_tool_call_input.delta", { delta: input });
      this.tell("custom_tool_call_input.done", { input });
    } else {
      if (this.args === "" && end === "completed") this.add("{}");
      this.tell("function_call_arguments.done", { name: this.tool.name, arguments: this.args });
    }
    return this.done(callItem(this.id, this.callId, this.tool, this.args, end));
  }
}
