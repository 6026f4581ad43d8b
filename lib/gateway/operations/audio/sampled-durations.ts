/** Lengths of files that say how many samples they have. Null for what is not such a file, or is broken. */

function tag(bytes: Buffer, at: number): string {
  return bytes.toString("latin1", at, at + 4);
}

function msOf(samples: number, perSecond: number): number | null {
  return perSecond > 0 && samples >= 0 ? Math.round((samples * 1_000) / perSecond) : null;
}

/** RIFF WAVE: the bytes of the `data` chunk (what is there of it: streamed files state none) by the bytes a second of `fmt `. */
export function wavDurationMs(bytes: Buffer): number | null {
  if (bytes.length < 12 || tag(bytes, 0) !== "RIFF" || tag(bytes, 8) !== "WAVE") return null;
  let bytesPerSecond = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = bytes.readUInt32LE(at + 4);
    const name = tag(bytes, at);
    if (name === "fmt " && at + 20 <= bytes.length) bytesPerSecond = bytes.readUInt32LE(at + 16);
    if (name === "data") return msOf(Math.min(size, bytes.length - at - 8), bytesPerSecond);
    at += 8 + size + (size % 2);
  }
  return null;
}

const STREAMINFO_END = 42;

/** FLAC: 36 bits of samples and 20 bits of rate in its STREAMINFO block; 0 samples means unknown. */
export function flacDurationMs(bytes: Buffer): number | null {
  if (bytes.length < STREAMINFO_END || tag(bytes, 0) !== "fLaC") return null;
  const rate = bytes.readUIntBE(18, 3) >> 4;
  const samples = (bytes[21]! & 0x0f) * 2 ** 32 + bytes.readUInt32BE(22);
  return samples === 0 ? null : msOf(samples, rate);
}

const OPUS_RATE = 48_000;

/** Ogg with Opus or Vorbis: the sample position of its last page. */
export function oggDurationMs(bytes: Buffer): number | null {
  if (bytes.length < 64 || tag(bytes, 0) !== "OggS") return null;
  const last = bytes.lastIndexOf("OggS");
  if (last + 14 > bytes.length) return null;
  const samples = Number(bytes.readBigInt64LE(last + 6));
  const packet = 27 + bytes[26]!;
  if (bytes.toString("latin1", packet, packet + 8) === "OpusHead") {
    return msOf(samples - bytes.readUInt16LE(packet + 10), OPUS_RATE);
  }
  if (bytes.toString("latin1", packet + 1, packet + 7) === "vorbis") {
    return msOf(samples, bytes.readUInt32LE(packet + 12));
  }
  return null;
}
