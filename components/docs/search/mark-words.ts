export type TextPart = { text: string; isHit: boolean };

const WORD = /[\p{L}\p{N}]+/gu;
const EXCERPT_CHARS = 130;
const LEAD_CHARS = 40;

/** The text cut into parts, those words marked that were found. */
export function markWords(text: string, words: readonly string[]): TextPart[] {
  const wanted = new Set(words);
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    if (!wanted.has(match[0].toLowerCase())) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), isHit: false });
    parts.push({ text: match[0], isHit: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isHit: false });
  return parts;
}

/** A line of the text around the first word that was found. */
export function excerpt(text: string, words: readonly string[]): string {
  const wanted = new Set(words);
  const first = [...text.matchAll(WORD)].find(([word]) => wanted.has(word.toLowerCase()))?.index ?? 0;
  const start = first < EXCERPT_CHARS - LEAD_CHARS ? 0 : text.lastIndexOf(" ", first - LEAD_CHARS) + 1;
  return `${start > 0 ? "… " : ""}${wholeWords(text.slice(start), EXCERPT_CHARS)}`;
}

function wholeWords(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text;
  return `${text.slice(0, text.lastIndexOf(" ", charsMax))} …`;
}
