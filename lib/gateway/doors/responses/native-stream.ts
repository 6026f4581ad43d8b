import type { Call, ChatAsk } from "../../call";
import type { ProviderChunk } from "../../providers/provider";
import type { MeasuredUsage } from "../../settle/measured-usage";
import type { StreamEnd, StreamWriter } from "../chat-door";
import { ALWAYS_THERE, completed } from "./answer";
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
const OPENING = /^event: response\.(?:created|queued|in_progress)\n/;
/** Members that OpenAI sends as null where its own specification has them left out. */
const NULL_MEMBERS = /,\s*"(?:usage|user)":\s*null/g;
const ITEM_ADDED = "event: response.output_item.added\n";
const ARGUMENTS_DONE = "event: response.function_call_arguments.done\n";
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
  private readonly names = new Map<unknown, unknown>();
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
    return this.terminal ? before : before + whole(json, kind);
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
