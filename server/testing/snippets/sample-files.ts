/** A picture of one pixel, large enough in base64 to be read from its file. */
export const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A document that begins as PDF does. */
export const DOCUMENT = Buffer.from(`%PDF-1.4\n${"% a page of nothing\n".repeat(40)}%%EOF\n`);

export const dataUrlOf = (mediaType: string, data: Buffer) =>
  `data:${mediaType};base64,${data.toString("base64")}`;
