import type { Call, ChatAsk } from "../../call";
import type { ProviderChunk } from "../../providers/provider";
import type { MeasuredUsage } from "../../settle/measured-usage";
import type { StreamEnd, StreamWriter } from "../chat-door";
import { ALWAYS_THERE, completed } from "./answer";
import { EventWriter } from "./event-writer";
import { kindOf, parseEvent, toText, WholeEvents } from "./native-event";
import { COMPLETED, ResponseObjects } from "./response-object";
import { endOfOutcome } from "./stream";
import { toResponsesUsage } from "./usage";

/** A provider's own events, but for the last: it waits for the settlement, and tells the cost. */
export class NativeResponsesWriter implements StreamWriter {
  readonly contentType = "text/event-stream; charset=utf-8";
  private first = "";
  private newest = "";
  private terminal = "";
  private readonly events = new WholeEvents();
  private readonly itemsDone: string[] = [];
  private readonly ask: ChatAsk;
  private readonly call: Call;

  constructor(ask: ChatAsk, call: Call) {
    this.ask = ask;
    this.call = call;
  }

  chunk({ json }: ProviderChunk): string {
    const kind = kindOf(json);
    this.first ||= json;
    this.newest = json;
    if (kind === "item") this.itemsDone.push(json);
    const before = this.terminal;
    this.terminal = kind === "terminal" ? json : "";
    return this.terminal ? before : before + this.events.whole(json, kind);
  }

  last({ outcome, measured }: StreamEnd): string {
    if (this.terminal && (outcome === "ok" || outcome === "cut")) return this.priced(measured);
    if (outcome === "ok") return "";
    return this.ownEnd(outcome, measured);
  }

  private priced(measured: MeasuredUsage): string {
    const event = parseEvent(this.terminal);
    return toText({ ...event, response: completed(event.response ?? {}, measured) });
  }

  private ownEnd(outcome: StreamEnd["outcome"], measured: MeasuredUsage): string {
    const number = this.newest ? (parseEvent(this.newest).sequence_number ?? 0) + 1 : 0;
    const begun = this.first ? parseEvent(this.first).response : undefined;
    const end = endOfOutcome(outcome, COMPLETED);
    const output = this.itemsDone.map((json) => parseEvent(json).item);
    const own = new ResponseObjects(this.ask, this.call).response(end, output, toResponsesUsage(measured));
    const events = new EventWriter(number);
    const response = begun
      ? { ...ALWAYS_THERE, ...begun, ...end, output, usage: toResponsesUsage(measured) }
      : own;
    events.event(`response.${end.status}`, { response });
    return events.take();
  }
}
