import { EventStreamCodec } from "@smithy/eventstream-codec";

/** A message of the event stream: its name and its JSON. */
export type Frame = { isEvent: boolean; name: string; body: Record<string, unknown> };

const LENGTH_BYTES = 4;
const FRAME_BYTES_MAX = 16_777_216;
/** Lengths and three checksums. */
const FRAME_BYTES_MIN = 16;

const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === "string" ? bytes : Buffer.from(bytes).toString("utf8")),
  (text) => Buffer.from(text, "utf8"),
);

function textHeader(headers: ReturnType<typeof codec.decode>["headers"], name: string): string {
  const header = headers[name];
  return header?.type === "string" ? header.value : "";
}

function decode(bytes: Buffer): Frame {
  const { headers, body } = codec.decode(bytes);
  const isEvent = textHeader(headers, ":message-type") === "event";
  const name = textHeader(headers, ":event-type") || textHeader(headers, ":exception-type");
  const text = Buffer.from(body).toString("utf8");
  return {
    isEvent,
    name: name || textHeader(headers, ":error-code"),
    body: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>),
  };
}

/** AWS's binary event stream, cut anywhere. Throws on a checksum that does not fit. */
export class FrameReader {
  private parts: Buffer[] = [];
  private bytes = 0;
  private needed = LENGTH_BYTES;

  push(bytes: Buffer, onFrame: (frame: Frame) => void): void {
    this.parts.push(bytes);
    this.bytes += bytes.length;
    while (this.bytes >= this.needed) {
      const all = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts);
      const length = all.readUInt32BE(0);
      if (length < FRAME_BYTES_MIN || length > FRAME_BYTES_MAX) throw new Error("a frame has no sane length");
      this.needed = length;
      this.keep(all);
      if (all.length < length) return;
      // A copy of what is left: it would keep all that arrived with it.
      this.needed = LENGTH_BYTES;
      this.keep(Buffer.from(all.subarray(length)));
      onFrame(decode(all.subarray(0, length)));
    }
  }

  private keep(rest: Buffer): void {
    this.parts = rest.length > 0 ? [rest] : [];
    this.bytes = rest.length;
  }
}
