import type { Call, ChatAsk } from "../../call";
import type { ChunkChoice } from "../../providers/chunk";
import type { ProviderChunk } from "../../providers/provider";
import type { StreamEnd, StreamWriter } from "../chat-door";
import { bookOf, reasoningOf } from "./answer";
import { EventWriter } from "./event-writer";
import {
  type ItemPlace,
  OpenCall,
  OpenImage,
  OpenMessage,
  OpenReasoning,
  type StreamedItem,
} from "./open-items";
import { imagesOf, toAnnotations, toLogprobs } from "./output-items";
import {
  CUT_SHORT,
  endOfFinish,
  failedWith,
  IN_PROGRESS,
  type ResponseEnd,
  ResponseObjects,
} from "./response-object";
import type { ToolBook } from "./tool-book";
import { toResponsesUsage } from "./usage";

type CallDelta = {
  index?: number;
  id?: string;
  function?: { name?: string; arguments?: string };
  extra_content?: unknown;
};

const BROKEN = "The provider broke off the answer.";
const LEFT = "The caller left before the answer ended: this is what was generated until then.";

/** How a stream ended that was not ended by the model. */
export function endOfOutcome(outcome: StreamEnd["outcome"], own: ResponseEnd): ResponseEnd {
  if (outcome === "ok") return own;
  if (outcome === "capped") return CUT_SHORT;
  return failedWith(outcome === "cut" ? BROKEN : LEFT);
}

/** Chat completion chunks as the events of a response. */
export class ResponsesStreamWriter implements StreamWriter {
  readonly contentType = "text/event-stream; charset=utf-8";
  private readonly objects: ResponseObjects;
  private readonly book: ToolBook;
  private readonly events = new EventWriter();
  private readonly output: StreamedItem[] = [];
  /** The one that text or reasoning goes on in. */
  private current: OpenReasoning | OpenMessage | null = null;
  private readonly calls = new Map<number, OpenCall>();
  private finish: string | null = null;
  private begun = false;

  constructor(ask: ChatAsk, call: Call) {
    this.objects = new ResponseObjects(ask, call);
    this.book = bookOf(ask);
  }

  chunk({ value }: ProviderChunk): string {
    if (typeof value.model === "string" && value.model && !this.begun) this.objects.model = value.model;
    this.begin();
    const choice = value.choices?.[0];
    if (choice) this.take(choice);
    return this.events.take();
  }

  last({ outcome, measured }: StreamEnd): string {
    this.begin();
    const end = endOfOutcome(outcome, endOfFinish(this.finish));
    const items = this.output.map((item) =>
      item.close(end.status === "completed" ? "completed" : "incomplete"),
    );
    const response = this.objects.response(end, items, toResponsesUsage(measured));
    this.events.event(`response.${end.status}`, { response });
    return this.events.take();
  }

  private begin(): void {
    if (this.begun) return;
    this.begun = true;
    const response = this.objects.response(IN_PROGRESS, [], null);
    this.events.event("response.created", { response });
    this.events.event("response.in_progress", { response });
  }

  private take({ delta = {}, finish_reason, ...choice }: ChunkChoice): void {
    const reasoning = reasoningOf(delta);
    if (reasoning || Array.isArray(delta.reasoning_details))
      this.reasoning().add(reasoning, delta.reasoning_details);
    const logprobs = toLogprobs((choice as { logprobs?: unknown }).logprobs);
    if (typeof delta.content === "string" && delta.content) this.message().addText(delta.content, logprobs);
    if (typeof delta.refusal === "string" && delta.refusal) this.message().addRefusal(delta.refusal);
    for (const annotation of toAnnotations(delta.annotations)) this.message().annotate(annotation);
    for (const image of imagesOf(delta.images)) this.takeImage(image);
    if (Array.isArray(delta.tool_calls)) for (const call of delta.tool_calls) this.takeCall(call);
    if (finish_reason) this.finish = finish_reason;
  }

  private takeImage(image: string): void {
    this.closeCurrent();
    const item = new OpenImage(this.events, this.place("ig"), image);
    this.output.push(item);
    item.close("completed");
  }

  private takeCall({ index = 0, id, function: called, extra_content: extra }: CallDelta): void {
    let open = this.calls.get(index);
    if (!open) {
      this.closeCurrent();
      const place = this.place("fc");
      const tool = this.book.toolNamed(called?.name ?? "");
      open = new OpenCall(this.events, place, { callId: id || `call_${place.id.slice(3)}`, tool, extra });
      this.calls.set(index, open);
      this.output.push(open);
    }
    open.add(called?.arguments ?? "");
  }

  private reasoning(): OpenReasoning {
    if (this.current instanceof OpenReasoning) return this.current;
    this.closeCurrent();
    return this.opened(new OpenReasoning(this.events, this.place("rs")));
  }

  private message(): OpenMessage {
    if (this.current instanceof OpenMessage) return this.current;
    this.closeCurrent();
    return this.opened(new OpenMessage(this.events, this.place("msg")));
  }

  private opened<T extends OpenReasoning | OpenMessage>(item: T): T {
    this.current = item;
    this.output.push(item);
    return item;
  }

  private place(prefix: string): ItemPlace {
    const index = this.output.length;
    return { id: this.objects.itemId(prefix, index), index };
  }

  private closeCurrent(): void {
    this.current?.close("completed");
    this.current = null;
  }
}
