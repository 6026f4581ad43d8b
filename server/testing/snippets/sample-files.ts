/** A picture of one pixel, large enough in base64 to be read from its file. */
export const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A document that begins as PDF does. */
export const DOCUMENT = Buffer.from(`%PDF-1.4\n${"% a page of nothing\n".repeat(40)}%%EOF\n`);

export const dataUrlOf = (mediaType: string, data: Buffer) =>
  `data:${mediaType};base64,${data.toString("base64")}`;

/** A second of silence, as a WAV file of 8,000 samples. */
export const RECORDING = (() => {
  const samples = Buffer.alloc(8_000 * 2);
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8_000, 24);
  head.writeUInt32LE(16_000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
})();
