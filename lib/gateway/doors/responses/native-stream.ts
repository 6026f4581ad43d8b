import type { Call, ChatAsk } from "../../call";
import type { ProviderChunk } from "../../providers/provider";
import type { MeasuredUsage } from "../../settle/measured-usage";
import type { StreamEnd, StreamWriter } from "../chat-door";
import { completed } from "./answer";
import { EventWriter } from "./event-writer";
import { COMPLETED, ResponseObjects } from "./response-object";
import { endOfOutcome } from "./stream";
import { toResponsesUsage } from "./usage";

type Event = Record<string, unknown> & {
  type?: string;
  sequence_number?: number;
  response?: Record<string, unknown>;
  item?: unknown;
};

const TERMINAL = /^event: response\.(?:completed|incomplete|failed)\n/;
const ITEM_DONE = "event: response.output_item.done\n";

function parseEvent(text: string): Event {
  return JSON.parse(text.slice(text.indexOf("\ndata: ") + 7)) as Event;
}

/** A provider's own events, but for the last: it waits for the settlement, and tells the cost. */
export class NativeResponsesWriter implements StreamWriter {
  readonly contentType = "text/event-stream; charset=utf-8";
  private first = "";
  private newest = "";
  private terminal = "";
  private readonly itemsDone: string[] = [];
  private readonly ask: ChatAsk;
  private readonly call: Call;

  constructor(ask: ChatAsk, call: Call) {
    this.ask = ask;
    this.call = call;
  }

  chunk({ json }: ProviderChunk): string {
    this.first ||= json;
    this.newest = json;
    if (json.startsWith(ITEM_DONE)) this.itemsDone.push(json);
    const before = this.terminal;
    this.terminal = TERMINAL.test(json) ? json : "";
    return this.terminal ? before : before + json;
  }

  last({ outcome, measured }: StreamEnd): string {
    if (this.terminal && (outcome === "ok" || outcome === "cut")) return this.priced(measured);
    if (outcome === "ok") return "";
    return this.ownEnd(outcome, measured);
  }

  private priced(measured: MeasuredUsage): string {
    const event = parseEvent(this.terminal);
    const told = { ...event, response: completed(event.response ?? {}, measured) };
    return `event: ${event.type}\ndata: ${JSON.stringify(told)}\n\n`;
  }

  private ownEnd(outcome: StreamEnd["outcome"], measured: MeasuredUsage): string {
    const number = this.newest ? (parseEvent(this.newest).sequence_number ?? 0) + 1 : 0;
    const begun = this.first ? parseEvent(this.first).response : undefined;
    const end = endOfOutcome(outcome, COMPLETED);
    const output = this.itemsDone.map((json) => parseEvent(json).item);
    const own = new ResponseObjects(this.ask, this.call).response(end, output, toResponsesUsage(measured));
    const events = new EventWriter(number);
    const response = begun ? { ...begun, ...end, output, usage: toResponsesUsage(measured) } : own;
    events.event(`response.${end.status}`, { response });
    return events.take();
  }
}
