import type { EventWriter } from "./event-writer";
import {
  type CalledTool,
  callItem,
  imageItem,
  messageItem,
  reasoningItem,
  refusalPart,
  summaryPart,
  textPart,
} from "./output-items";
import { SealedReasoning } from "./sealed-reasoning";
import { customInput } from "./tool-book";

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
  private readonly sealed = new SealedReasoning();

  constructor(events: EventWriter, place: ItemPlace) {
    super(events, place);
    this.added(reasoningItem(place.id, [], null));
  }

  add(delta: string, details: unknown): void {
    this.sealed.add(details);
    if (delta === "") return;
    if (this.text === "")
      this.tell("reasoning_summary_part.added", { summary_index: 0, part: summaryPart("") });
    this.text += delta;
    this.tell("reasoning_summary_text.delta", { summary_index: 0, delta });
  }

  protected finish(): unknown {
    const summary = this.text === "" ? [] : [summaryPart(this.text)];
    for (const part of summary) {
      this.tell("reasoning_summary_text.done", { summary_index: 0, text: part.text });
      this.tell("reasoning_summary_part.done", { summary_index: 0, part });
    }
    return this.done(reasoningItem(this.id, summary, this.sealed.seal()));
  }
}

/** An image, which comes whole. */
export class OpenImage extends StreamedItem {
  private readonly result: string;

  constructor(events: EventWriter, place: ItemPlace, result: string) {
    super(events, place);
    this.result = result;
    this.added({ id: place.id, type: "image_generation_call", status: "in_progress", result: null });
  }

  protected finish(): unknown {
    return this.done(imageItem(this.id, this.result));
  }
}

/** A message, of text and of refusals. */
export class OpenMessage extends StreamedItem {
  private readonly parts: unknown[] = [];
  private kind: "text" | "refusal" | null = null;
  private text = "";
  private logprobs: unknown[] = [];
  private annotations: unknown[] = [];

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

  annotate(annotation: unknown): void {
    this.openPart("text");
    const at = { content_index: this.parts.length, annotation_index: this.annotations.length };
    this.annotations.push(annotation);
    this.tell("output_text.annotation.added", { ...at, annotation });
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
    const { text, logprobs, annotations } = this;
    const at = { content_index: this.parts.length };
    const part = this.kind === "text" ? textPart(text, logprobs, annotations) : refusalPart(text);
    if (this.kind === "text") this.tell("output_text.done", { ...at, text, logprobs });
    else this.tell("refusal.done", { ...at, refusal: text });
    this.tell("content_part.done", { ...at, part });
    this.parts.push(part);
    this.kind = null;
    this.text = "";
    this.logprobs = [];
    this.annotations = [];
  }
}

/** A call of one of the caller's tools. Free text for a tool comes as the string in a function's arguments, so it is told at its end. */
export class OpenCall extends StreamedItem {
  private args = "";
  private readonly called: CalledTool;

  constructor(events: EventWriter, place: ItemPlace, called: CalledTool) {
    super(events, place);
    this.called = called;
    this.added(callItem(place.id, called, "", "in_progress"));
  }

  add(delta: string): void {
    this.args += delta;
    if (this.called.tool.kind === "function" && delta) this.tell("function_call_arguments.delta", { delta });
  }

  protected finish(end: ItemEnd): unknown {
    if (this.called.tool.kind === "custom") {
      const input = customInput(this.args);
      if (input) this.tell("custom_tool_call_input.delta", { delta: input });
      this.tell("custom_tool_call_input.done", { input });
    } else {
      if (this.args === "" && end === "completed") this.add("{}");
      this.tell("function_call_arguments.done", { name: this.called.tool.name, arguments: this.args });
    }
    return this.done(callItem(this.id, this.called, this.args, end));
  }
}
