import type { ProviderChunk, StreamPiece, StreamReader } from "./provider";

const EVENT_BYTES_MAX = 8_388_608;
const LINE_FEED = 0x0a;

/** Server-sent events of one `data:` line each, cut anywhere: also inside a character. Other fields and comments say nothing. */
export abstract class DataLineReader<P extends StreamPiece = ProviderChunk> implements StreamReader<P> {
  done = false;
  /** The beginning of an event whose end has not arrived. */
  private parts: Buffer[] = [];
  private partBytes = 0;
  private readonly eventBytesMax: number;

  constructor(eventBytesMax = EVENT_BYTES_MAX) {
    this.eventBytesMax = eventBytesMax;
  }

  push(bytes: Buffer, onChunk: (chunk: P) => void): void {
    const lineEnd = bytes.lastIndexOf(LINE_FEED) + 1;
    if (lineEnd === 0) {
      this.keep(bytes);
      return;
    }
    const lines = bytes.subarray(0, lineEnd);
    const all = this.parts.length > 0 ? Buffer.concat([...this.parts, lines]) : lines;
    this.parts = [];
    this.partBytes = 0;
    // A copy: the part alone would keep all that arrived with it, on every open stream.
    if (lineEnd < bytes.length) this.keep(Buffer.from(bytes.subarray(lineEnd)));
    const text = all.toString("utf8");
    for (let from = 0; from < text.length; ) {
      const to = text.indexOf("\n", from);
      this.line(text, from, to, onChunk);
      from = to + 1;
    }
  }

  /** One event's data, without spaces around it and never empty. */
  protected abstract data(data: string, onChunk: (chunk: P) => void): void;

  /** A line that is no event's data. */
  protected other(_text: string, _from: number, _to: number, _onChunk: (chunk: P) => void): void {}

  private keep(bytes: Buffer): void {
    this.parts.push(bytes);
    this.partBytes += bytes.length;
    if (this.partBytes > this.eventBytesMax) throw new Error("an event of the stream is too long");
  }

  private line(text: string, from: number, to: number, onChunk: (chunk: P) => void): void {
    if (this.done) return;
    if (!text.startsWith("data:", from)) {
      this.other(text, from, to, onChunk);
      return;
    }
    const data = text.slice(from + 5, to).trim();
    if (data !== "") this.data(data, onChunk);
  }
}
