import { crc32 } from "node:zlib";

/** [u32 payload length][u32 crc32 of the payload][payload: one type byte, then JSON]. Numbers are little-endian. */
export const FRAME_HEADER_BYTES = 8;
const PAYLOAD_BYTES_MAX = 4 * 1024 * 1024;

/** I: an intent. P: its output so far. X: it never went upstream. S: a settled call. */
export type RecordType = "I" | "P" | "X" | "S";

export type JournalRecord = { type: RecordType; json: string; offset: number };

const TYPES: readonly string[] = ["I", "P", "X", "S"];

/** The most that a frame with this JSON can take. */
export function frameBytesMax(json: string): number {
  return FRAME_HEADER_BYTES + 1 + json.length * 3;
}

/** Writes a frame at `offset` of a buffer that has room for `frameBytesMax`; answers its length. */
export function writeFrame(buffer: Buffer, offset: number, type: RecordType, json: string): number {
  const start = offset + FRAME_HEADER_BYTES;
  buffer[start] = type.charCodeAt(0);
  const length = 1 + buffer.write(json, start + 1, "utf8");
  buffer.writeUInt32LE(length, offset);
  buffer.writeUInt32LE(crc32(buffer.subarray(start, start + length)), offset + 4);
  return FRAME_HEADER_BYTES + length;
}

export type Scan = {
  /** Bytes that hold no valid frame between valid ones, or a torn frame at the end. */
  corruptBytes: number;
  /** Where the last valid frame ends. */
  end: number;
};

/**
 * Visits every valid frame. A torn tail ends the scan; damage in the middle is skipped up to the next frame whose checksum
 * agrees, so that one bad sector does not hide what follows it.
 */
export function scanFrames(buffer: Buffer, from: number, visit: (record: JournalRecord) => void): Scan {
  let offset = from;
  let end = from;
  let corruptBytes = 0;
  while (offset < buffer.length) {
    const length = validFrameAt(buffer, offset);
    if (length === 0) {
      const next = nextFrame(buffer, offset);
      if (next < 0) break;
      corruptBytes += next - offset;
      offset = next;
      continue;
    }
    visit(readFrame(buffer, offset, length));
    offset += FRAME_HEADER_BYTES + length;
    end = offset;
  }
  return { corruptBytes: corruptBytes + tornBytes(buffer, end), end };
}

function readFrame(buffer: Buffer, offset: number, length: number): JournalRecord {
  const start = offset + FRAME_HEADER_BYTES;
  const type = String.fromCharCode(buffer[start]!) as RecordType;
  return { type, json: buffer.toString("utf8", start + 1, start + length), offset };
}

/** The payload length of the valid frame at `offset`, or 0. */
function validFrameAt(buffer: Buffer, offset: number): number {
  const start = offset + FRAME_HEADER_BYTES;
  if (start >= buffer.length) return 0;
  const length = buffer.readUInt32LE(offset);
  if (length === 0 || length > PAYLOAD_BYTES_MAX || start + length > buffer.length) return 0;
  if (!TYPES.includes(String.fromCharCode(buffer[start]!))) return 0;
  return crc32(buffer.subarray(start, start + length)) === buffer.readUInt32LE(offset + 4) ? length : 0;
}

function nextFrame(buffer: Buffer, after: number): number {
  for (let offset = after + 1; offset + FRAME_HEADER_BYTES < buffer.length; offset++) {
    if (validFrameAt(buffer, offset) > 0) return offset;
  }
  return -1;
}

/** A segment is zeros where nothing was written; anything else after the last frame is a torn write. */
function tornBytes(buffer: Buffer, end: number): number {
  for (let last = buffer.length - 1; last >= end; last--) if (buffer[last] !== 0) return last - end + 1;
  return 0;
}
