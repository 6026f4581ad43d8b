import { get_encoding, type Tiktoken } from "tiktoken";

export type EncodingName = "o200k_base" | "cl100k_base";

const loaded = new Map<EncodingName, Tiktoken>();
const decoder = new TextDecoder();

/** The encoding of that name; o200k_base for any other. */
export function encodingNamed(name: string): EncodingName {
  return name === "cl100k_base" ? "cl100k_base" : "o200k_base";
}

/** Loading takes some 0.4 s of CPU, once; the gateway does it before it is ready. */
export function encodingOf(name: string): Tiktoken {
  const known = encodingNamed(name);
  let encoding = loaded.get(known);
  if (!encoding) {
    encoding = get_encoding(known);
    loaded.set(known, encoding);
  }
  return encoding;
}

/** A short text cut into the pieces that its tokens stand for; a character of several tokens comes with the last of them. */
export function tokenTexts(name: string, text: string): string[] {
  const encoding = encodingOf(name);
  const texts: string[] = [];
  let bytes: number[] = [];
  for (const token of encoding.encode_ordinary(text)) {
    bytes = [...bytes, ...encoding.decode_single_token_bytes(token)];
    const piece = decoder.decode(Uint8Array.from(bytes));
    const whole = !piece.endsWith("\uFFFD");
    texts.push(whole ? piece : "");
    if (whole) bytes = [];
  }
  return texts;
}
