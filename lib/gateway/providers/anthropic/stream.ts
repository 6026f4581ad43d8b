import { DataLineReader } from "../data-line-reader";
import type { ProviderChunk, ReportedUsage } from "../provider";
import { type AnthropicEvent, MessageChunks, usageChunk } from "./chunks";
import { UsageFold } from "./usage";

/**
 * The events of a Messages stream, as chat chunks or (for callers of this protocol) as they came. Never `done`: the stream ends with
 * its connection, since another message may follow a `message_stop` on it, and then its figures count.
 */
export class AnthropicStreamReader extends DataLineReader {
  private readonly wire: "chat" | "messages";
  private readonly chunks = new MessageChunks();
  private readonly usage = new UsageFold();

  constructor(wire: "chat" | "messages") {
    super();
    this.wire = wire;
  }

  protected data(data: string, onChunk: (chunk: ProviderChunk) => void): void {
    const event = JSON.parse(data) as AnthropicEvent;
    if (typeof event?.type !== "string") throw new Error("an event of the stream has no type");
    const usage = this.noteUsage(event);
    const value = this.chunks.toValue(event);
    // What ends a stream with an error is not read any further, and this event may still say what was used.
    if (event.type === "error" && usage) onChunk({ ...usageChunk(usage), json: "" });
    if (this.wire === "messages") {
      onChunk({ json: `event: ${event.type}\ndata: ${data}\n\n`, value: value ?? {}, usage });
    } else if (value) onChunk({ json: JSON.stringify(value), value, usage });
    else if (usage) onChunk(usageChunk(usage));
  }

  /** `message_start` only says the input for certain: its output is a first count. */
  private noteUsage({ type, message, usage }: AnthropicEvent): ReportedUsage | null {
    const said = type === "message_start" ? message?.usage : usage;
    if (said === undefined || said === null) return null;
    this.usage.add(said);
    const reported = this.usage.read();
    return reported && type === "message_start" ? { ...reported, isPartial: true } : reported;
  }
}
