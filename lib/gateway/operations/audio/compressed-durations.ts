/** Lengths of compressed files. Null for what is not such a file, or is broken. */

type Box = { start: number; end: number };

function findBox(bytes: Buffer, name: string, { start, end }: Box): Box | null {
  for (let at = start; at + 8 <= end; ) {
    let size = bytes.readUInt32BE(at);
    let head = 8;
    if (size === 1 && at + 16 <= end) {
      size = Number(bytes.readBigUInt64BE(at + 8));
      head = 16;
    }
    if (size === 0) size = end - at;
    if (size < head) return null;
    if (bytes.toString("latin1", at + 4, at + 8) === name) {
      return { start: at + head, end: Math.min(end, at + size) };
    }
    at += size;
  }
  return null;
}

/** MP4 and M4A: the duration in the movie header, in units of its time scale. */
export function mp4DurationMs(bytes: Buffer): number | null {
  if (bytes.toString("latin1", 4, 8) !== "ftyp") return null;
  const movie = findBox(bytes, "moov", { start: 0, end: bytes.length });
  const header = movie && findBox(bytes, "mvhd", movie);
  if (!header || header.start + 32 > bytes.length) return null;
  const isLong = bytes[header.start] === 1;
  const at = header.start + (isLong ? 20 : 12);
  const scale = bytes.readUInt32BE(at);
  const units = isLong ? Number(bytes.readBigUInt64BE(at + 4)) : bytes.readUInt32BE(at + 4);
  // A fragmented file leaves it out.
  return scale > 0 && units > 0 ? Math.round((units * 1_000) / scale) : null;
}

/** Kilobits a second of layer III by the header's index: MPEG 1, then 2 and 2.5. */
const KBITS = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];

function audioStart(bytes: Buffer): number {
  if (bytes.toString("latin1", 0, 3) !== "ID3" || bytes.length < 10) return 0;
  const [a, b, c, d] = [bytes[6]!, bytes[7]!, bytes[8]!, bytes[9]!];
  return 10 + a * 2 ** 21 + b * 2 ** 14 + c * 2 ** 7 + d;
}

/** MP3, by the bit rate of its first frame: a guess where the rate varies. */
export function mp3DurationMs(bytes: Buffer): number | null {
  const start = audioStart(bytes);
  if (start + 4 > bytes.length) return null;
  const header = bytes.readUInt32BE(start);
  const isLayer3 = header >>> 21 === 0x7ff && ((header >>> 17) & 3) === 1;
  if (!isLayer3) return null;
  const kbits = KBITS[((header >>> 19) & 3) === 3 ? 0 : 1]![(header >>> 12) & 15];
  return kbits ? Math.round(((bytes.length - start) * 8) / kbits) : null;
}
