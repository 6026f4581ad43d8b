import type { LabEvent, LabFraming } from "../protocol";

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** CRC-32 of ISO 3309: our own, so that a provider is not tested with the code that it uses. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ TABLE[(crc ^ byte) & 0xff]!;
  return (crc ^ 0xffffffff) >>> 0;
}

const STRING_TYPE = 7;

function header(name: string, value: string): Buffer {
  const bytes = Buffer.alloc(4 + name.length);
  bytes.writeUInt8(name.length, 0);
  bytes.write(name, 1, "latin1");
  bytes.writeUInt8(STRING_TYPE, 1 + name.length);
  bytes.writeUInt16BE(Buffer.byteLength(value), 2 + name.length);
  return Buffer.concat([bytes, Buffer.from(value)]);
}

const uint32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** One message: lengths and their CRC, headers, payload, and the CRC of all. */
function encodeMessage(headers: Record<string, string>, payload: Buffer): Buffer {
  const head = Buffer.concat(Object.entries(headers).map(([name, value]) => header(name, value)));
  const lengths = Buffer.concat([uint32(16 + head.length + payload.length), uint32(head.length)]);
  const all = Buffer.concat([lengths, uint32(crc32(lengths)), head, payload]);
  return Buffer.concat([all, uint32(crc32(all))]);
}

/** An event's JSON without its outer name, which is in the `:event-type` header. */
function encodeEvent(name: string, value: unknown): Buffer {
  const exception = name.endsWith("Exception");
  const headers: Record<string, string> = exception
    ? { ":exception-type": name, ":content-type": "application/json", ":message-type": "exception" }
    : { ":event-type": name, ":content-type": "application/json", ":message-type": "event" };
  return encodeMessage(headers, Buffer.from(JSON.stringify(value)));
}

/** A recorded line is `{"messageStart":{…}}`; what is no JSON goes out as the payload of a broken message. */
function encodeRaw(json: string): Buffer {
  try {
    const [name, value] = Object.entries(JSON.parse(json) as Record<string, unknown>)[0]!;
    return encodeEvent(name, value);
  } catch {
    const message = encodeEvent("contentBlockDelta", json);
    message[message.length - 1]! ^= 0xff;
    return message;
  }
}

export const eventStreamFraming: LabFraming = {
  contentType: "application/vnd.amazon.eventstream",
  event: ({ name, data }: LabEvent) => (name ? encodeEvent(name, data) : encodeRaw(data as string)),
  raw: encodeRaw,
  end: Buffer.alloc(0),
};
