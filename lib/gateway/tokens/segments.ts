import type { EncodingName } from "./encoding";

const SEGMENT_CHARS = 512;
/** An unbroken run of more is counted apart: the tokenizer's time for one grows with its square. */
const RUN_CHARS_MIN = 128;
/** The longest run that is counted as one. */
const RUN_CHARS_MAX = 16_384;

const LETTER = /\p{L}/u;
const MARK = /\p{M}/u;
const SEPARATOR = /[\s\p{P}\p{S}]/u;

/** The encodings' own splitting (`pat_str` of tiktoken); their `\s` is Unicode's white space, which JavaScript's is not. */
const S = "\\p{White_Space}";
const CONTRACTION = "'(?:[sS\u017FtTmMdD]|[rR][eE]|[vV][eE]|[lL][lL])";
const LEAD = "[^\\r\\n\\p{L}\\p{N}]?";
const UPPER = "[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]";
const LOWER = "[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]";
const rest = (lineEnds: string) =>
  `\\p{N}{1,3}| ?[^${S}\\p{L}\\p{N}]+${lineEnds}*|${S}*[\\r\\n]+|${S}+(?!\\P{White_Space})|${S}+`;
const SPLIT: Record<EncodingName, RegExp> = {
  o200k_base: new RegExp(
    `${LEAD}${UPPER}*${LOWER}+(?:${CONTRACTION})?|${LEAD}${UPPER}+${LOWER}*(?:${CONTRACTION})?|${rest("[\\r\\n/]")}`,
    "uy",
  ),
  cl100k_base: new RegExp(`${CONTRACTION}|${LEAD}\\p{L}+|${rest("[\\r\\n]")}`, "uy"),
};

/** `run`: longer than the tokenizer takes quickly, without a boundary inside; `cut`: a run that goes on after it. */
type Segment = { text: string; kind: "plain" | "run" | "cut" };

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

function findSafeCut(text: string, from: number): number | null {
  const end = from + SEGMENT_CHARS;
  for (let at = end; at > from + 1; at--) if (isSafeCut(text, at)) return at;
  return null;
}

/** The text from `from` on, up to the last of the encoding's own boundaries that keeps the segment short. */
function splitOff(name: EncodingName, text: string, from: number): Segment {
  const window = text.slice(from, from + RUN_CHARS_MAX);
  const isEnd = from + window.length === text.length;
  const split = SPLIT[name];
  let to = 0;
  while (to < window.length && (to < SEGMENT_CHARS || endsBlank(window, to))) {
    split.lastIndex = to;
    const length = split.exec(window)?.[0].length ?? 1;
    if (length <= RUN_CHARS_MIN) {
      to += length;
      continue;
    }
    if (to > 0) break;
    if (length < window.length || isEnd) return { text: window.slice(0, length), kind: "run" };
    return { text: wholeCharacters(window), kind: "cut" };
  }
  return { text: window.slice(0, to), kind: "plain" };
}

/** Blanks before a digit are split in two, which depends on the digit: no cut there. */
function endsBlank(text: string, to: number): boolean {
  return text.charAt(to - 1).trim() === "";
}

/** Without half a surrogate pair at the end. */
function wholeCharacters(text: string): string {
  return (text.charCodeAt(text.length - 1) & 0xfc00) === 0xd800 ? text.slice(0, -1) : text;
}

/** Pieces of a text that can be tokenized on their own with the same count, but for a run so long that it is cut. */
export function* segmentsOf(name: EncodingName, text: string): Generator<Segment> {
  for (let from = 0; from < text.length; ) {
    const isLast = text.length - from <= RUN_CHARS_MIN;
    const to = isLast ? text.length : findSafeCut(text, from);
    const segment: Segment =
      to === null ? splitOff(name, text, from) : { text: text.slice(from, to), kind: "plain" };
    yield segment;
    from += segment.text.length;
  }
}
