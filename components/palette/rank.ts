/** What a search looks at: the label counts most, then the words that people may call it by. */
type Rankable = { label: string; keywords?: string };

const EXACT = 120;
const PREFIX = 90;
const WORD_START = 70;
const INSIDE = 45;
const INITIALS = 40;
const SCATTERED = 15;
/** A keyword's match is worth less than the same match in the label. */
const KEYWORD_SHARE = 0.5;
/** How many times its own length the letters of a word may be spread over. */
const SPREAD_MAX = 3;

const plain = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/** The shortest stretch of `text` that holds the letters of `word` in their order, or null. */
function spreadOf(word: string, text: string): number | null {
  let shortest: number | null = null;
  for (let start = text.indexOf(word[0]!); start >= 0; start = text.indexOf(word[0]!, start + 1)) {
    let at = start;
    for (const letter of word.slice(1)) {
      at = text.indexOf(letter, at + 1);
      if (at < 0) return shortest;
    }
    shortest = Math.min(shortest ?? Number.POSITIVE_INFINITY, at - start + 1);
  }
  return shortest;
}

function scoreWord(word: string, text: string): number {
  if (text === word) return EXACT;
  if (text.startsWith(word)) return PREFIX;
  const words = wordsOf(text);
  if (words.some((each) => each.startsWith(word))) return WORD_START;
  if (text.includes(word)) return INSIDE;
  return 0;
}

/** Letters that stand apart say something of a name only: in a list of words they would be found by chance. */
function scoreLetters(word: string, label: string): number {
  if (word.length < 2) return 0;
  const initials = wordsOf(label).map((each) => each[0]);
  if (initials.join("").startsWith(word)) return INITIALS;
  const spread = spreadOf(word, label);
  return spread !== null && spread <= word.length * SPREAD_MAX ? (SCATTERED * word.length) / spread : 0;
}

function scoreOf(query: string, words: readonly string[], entry: Rankable): number {
  const label = plain(entry.label);
  const keywords = plain(entry.keywords ?? "");
  const scores = words.map((word) =>
    Math.max(scoreWord(word, label), scoreWord(word, keywords) * KEYWORD_SHARE, scoreLetters(word, label)),
  );
  if (scores.some((score) => score === 0)) return 0;
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return Math.max(mean, words.length > 1 && label.startsWith(query) ? PREFIX : 0);
}

/** The entries that have every word of the query, best first; equals keep their order, shorter labels first. */
export function rank<E extends Rankable>(query: string, entries: readonly E[]): E[] {
  const text = plain(query.trim());
  const words = text.split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...entries];
  return entries
    .map((entry) => ({ entry, score: scoreOf(text, words, entry) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.entry.label.length - b.entry.label.length)
    .map(({ entry }) => entry);
}
