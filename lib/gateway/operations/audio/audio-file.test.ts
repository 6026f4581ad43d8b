import { describe, expect, it } from "vitest";
import { encodeWav } from "../../providers/sandbox/operations/wav";
import { audioLength } from "./audio-file";

const ascii = (text: string) => Buffer.from(text, "latin1");
const be32 = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const box = (name: string, data: Buffer) => Buffer.concat([be32(data.length + 8), ascii(name), data]);

function oggPage(granule: bigint, packet: Buffer): Buffer {
  const head = Buffer.alloc(27);
  head.write("OggS", "latin1");
  head.writeBigInt64LE(granule, 6);
  head[26] = 1;
  return Buffer.concat([head, Buffer.from([packet.length]), packet]);
}

const opusHead = () => {
  const packet = Buffer.alloc(19);
  packet.write("OpusHead", "latin1");
  packet.writeUInt16LE(312, 10);
  return packet;
};

function flac(rate: number, samples: number): Buffer {
  const bytes = Buffer.alloc(42);
  bytes.write("fLaC", "latin1");
  bytes.writeUIntBE(rate << 4, 18, 3);
  bytes.writeUInt32BE(samples, 22);
  return bytes;
}

describe("the length of a recording", () => {
  const wav = encodeWav(new Int16Array(24_000), 16_000);

  it.each([
    ["WAV", wav, 1_500],
    [
      "WAV with a chunk before its data",
      Buffer.concat([wav.subarray(0, 36), ascii("LIST"), be32(0x04000000), ascii("abcd"), wav.subarray(36)]),
      1_500,
    ],
    ["FLAC", flac(44_100, 88_200), 2_000],
    [
      "Ogg Opus",
      Buffer.concat([oggPage(0n, opusHead()), oggPage(48_312n * 3n - 624n, Buffer.alloc(60))]),
      3_000,
    ],
    [
      "MP4",
      Buffer.concat([
        box("ftyp", ascii("M4A ")),
        box(
          "moov",
          box("mvhd", Buffer.concat([Buffer.alloc(12), be32(1_000), be32(4_500), Buffer.alloc(80)])),
        ),
      ]),
      4_500,
    ],
  ])("is read from a %s file", (_, bytes, ms) => {
    expect(audioLength(bytes)).toEqual({ ms, msMax: ms, exact: true });
  });

  it("is that of the bytes that are there when the file says more, as streamed WAV does", () => {
    const streamed = Buffer.from(wav);
    streamed.writeUInt32LE(0xffffffff, 40);
    expect(audioLength(streamed).ms).toBe(1_500);
  });

  it("is guessed by the bit rate of an MP3 and by the size of anything else, and bounded for a hold", () => {
    const mp3 = Buffer.concat([be32(0xfffb9000), Buffer.alloc(15_996)]);
    expect(audioLength(mp3)).toEqual({ ms: 1_000, msMax: 21_334, exact: false });
    expect(audioLength(Buffer.alloc(4_000))).toEqual({ ms: 1_000, msMax: 5_334, exact: false });
  });

  it("of a broken file is a guess and never an error", () => {
    for (const start of ["RIFF", "fLaC", "OggS", "\0\0\0\x08ftyp", "ID3"]) {
      for (const length of [8, 12, 40, 100]) {
        const bytes = Buffer.alloc(length, 0xff);
        bytes.write(start, "latin1");
        expect(audioLength(bytes).msMax).toBeGreaterThanOrEqual(0);
      }
    }
  });
});
