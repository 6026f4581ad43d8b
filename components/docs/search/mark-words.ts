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
  if (first < EXCERPT_CHARS - LEAD_CHARS) return text.slice(0, EXCERPT_CHARS);
  const start = text.lastIndexOf(" ", first - LEAD_CHARS) + 1;
  return `… ${text.slice(start, start + EXCERPT_CHARS)}`;
}
