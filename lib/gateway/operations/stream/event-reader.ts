import { DataLineReader } from "../../providers/data-line-reader";
import type { OperationPiece, ReportedUsage } from "../../providers/provider";

export type OperationEvent = Record<string, unknown> & { type?: string };

/** What an event says of what is billed. */
export type EventReading = Pick<OperationPiece, "images" | "text" | "isLast"> & {
  usage: ReportedUsage | null;
};

/** An image is one event. */
const EVENT_BYTES_MAX = 67_108_864;

/** Server-sent events of OpenAI's typed kind: one JSON object in each event's `data`. */
export class EventReader extends DataLineReader<OperationPiece> {
  private readonly read: (event: OperationEvent) => EventReading;

  constructor(read: (event: OperationEvent) => EventReading) {
    super(EVENT_BYTES_MAX);
    this.read = read;
  }

  protected data(data: string, onPiece: (piece: OperationPiece) => void): void {
    if (data === "[DONE]") {
      this.done = true;
      return;
    }
    const value = JSON.parse(data) as OperationEvent;
    if (typeof value !== "object" || value === null)
      throw new Error("an event of the stream is not an object");
    const name = typeof value.type === "string" ? `event: ${value.type}\n` : "";
    const error = value.error ?? (value.type === "error" ? value : undefined);
    onPiece({
      contentType: "text/event-stream; charset=utf-8",
      bytes: Buffer.from(`${name}data: ${data}\n\n`),
      value: { error },
      ...this.read(value),
    });
  }
}
