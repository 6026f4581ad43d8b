const SEGMENT_CHARS = 1_024;
/** A multiple of 3 (digits are taken by threes) and of 8 and 24, lengths of tokens of one repeated letter. */
const RUN_CHARS_MAX = 504;
/** A multiple of 128, the longest token of white space. */
const BLANK_RUN_CHARS_MAX = 512;

const LETTER = /\p{L}/u;
const MARK = /\p{M}/u;
const SEPARATOR = /[\s\p{P}\p{S}]/u;

/**
 * True where the encodings' own splitting always cuts, whatever surrounds it: a letter, then a single separator that goes
 * with the letter after it.
 */
function isSafeCut(text: string, at: number): boolean {
  const separator = text.charAt(at);
  if (separator === "\n" || separator === "\r" || separator === "'" || separator === "’") return false;
  return (
    LETTER.test(text.charAt(at - 1)) &&
    SEPARATOR.test(separator) &&
    LETTER.test(text.charAt(at + 1)) &&
    !MARK.test(separator)
  );
}

function cutWithin(text: string, from: number): number {
  const end = from + SEGMENT_CHARS;
  if (end >= text.length) return text.length;
  for (let at = end; at > from + 1; at--) if (isSafeCut(text, at)) return at;
  const blank = text.charAt(from).trim() === "";
  const cut = from + (blank ? BLANK_RUN_CHARS_MAX : RUN_CHARS_MAX);
  const isLowSurrogate = (text.charCodeAt(cut) & 0xfc00) === 0xdc00;
  return isLowSurrogate ? cut + 1 : cut;
}

/**
 * Pieces of a text that can be tokenized on their own with the same count. Merging costs the square of an unbroken run, so
 * a run without any boundary is cut all the same.
 */
export function* segmentsOf(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const to = cutWithin(text, from);
    yield text.slice(from, to);
    from = to;
  }
}
