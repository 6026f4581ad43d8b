import type { OperationPiece, StreamReader } from "../../providers/provider";
import { EventReader, type EventReading, type OperationEvent } from "./event-reader";

/** Audio as it is. */
export class AudioReader implements StreamReader<OperationPiece> {
  readonly done = false;
  private readonly contentType: string;

  constructor(contentType: string) {
    this.contentType = contentType;
  }

  push(bytes: Buffer, onPiece: (piece: OperationPiece) => void): void {
    const { contentType } = this;
    onPiece({ contentType, bytes, value: {}, usage: null, images: 0, text: "", isLast: false });
  }
}

/** Audio out of events, for a caller who wants it as it is: only in events the provider tells the usage. */
export class UnwrappingReader implements StreamReader<OperationPiece> {
  private readonly events: EventReader;
  private readonly contentType: string;
  private audio = "";

  constructor(contentType: string, read: (event: OperationEvent) => EventReading) {
    this.contentType = contentType;
    this.events = new EventReader((event) => {
      this.audio = typeof event.audio === "string" ? event.audio : "";
      return read(event);
    });
  }

  get done(): boolean {
    return this.events.done;
  }

  push(bytes: Buffer, onPiece: (piece: OperationPiece) => void): void {
    const { contentType } = this;
    this.events.push(bytes, (piece) =>
      onPiece({ ...piece, contentType, bytes: Buffer.from(this.audio, "base64") }),
    );
  }
}
