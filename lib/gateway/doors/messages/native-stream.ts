import type { Call, ChatAsk } from "../../call";
import type { ProviderChunk } from "../../providers/provider";
import type { MeasuredUsage } from "../../settle/measured-usage";
import type { StreamEnd, StreamWriter } from "../chat-door";
import { brokenEnd, event, messageEnd, messageStart } from "./events";
import { pricedUsage, toMessagesUsage } from "./usage";

const MESSAGE_DELTA = "event: message_delta\n";
const BLOCK_START = "event: content_block_start\n";
const BLOCK_STOP = "event: content_block_stop\n";
const isTerminal = (json: string) => /^event: message_(?:delta|stop)\n/.test(json);

function parseData(text: string): Record<string, unknown> {
  return JSON.parse(text.slice(text.indexOf("\ndata: ") + 7)) as Record<string, unknown>;
}

/** Anthropic's own events as they came; those that end the message wait for the settlement, and tell the cost. */
export class NativeMessagesWriter implements StreamWriter {
  readonly contentType = "text/event-stream; charset=utf-8";
  private readonly call: Call;
  private readonly model: string;
  private started = false;
  private openBlock: string | null = null;
  private ending: string[] = [];

  constructor({ model }: ChatAsk, call: Call) {
    this.model = model;
    this.call = call;
  }

  chunk({ json }: ProviderChunk): string {
    if (json === "") return "";
    this.started = true;
    if (json.startsWith(BLOCK_START)) this.openBlock = json;
    else if (json.startsWith(BLOCK_STOP)) this.openBlock = null;
    if (isTerminal(json)) {
      this.ending.push(json);
      return "";
    }
    // The stream goes on after what looked like its end.
    const before = this.ending.join("");
    this.ending = [];
    return before + json;
  }

  last({ outcome, measured }: StreamEnd): string {
    if (outcome === "ok") return this.ending.map((json) => withCost(json, measured)).join("");
    const begun = this.started ? "" : messageStart(this.ownId(), this.model, toMessagesUsage(measured.usage));
    if (outcome !== "capped") return begun + brokenEnd(outcome, this.call, measured);
    return begun + this.closeBlock() + messageEnd("max_tokens", measured, true);
  }

  private ownId(): string {
    return `msg_${this.call.requestId.slice(4)}`;
  }

  private closeBlock(): string {
    return this.openBlock ? event("content_block_stop", { index: parseData(this.openBlock).index }) : "";
  }
}

function withCost(json: string, measured: MeasuredUsage): string {
  if (!json.startsWith(MESSAGE_DELTA)) return json;
  const { type: _, usage, ...rest } = parseData(json);
  return event("message_delta", { ...rest, usage: pricedUsage(measured, usage) });
}
