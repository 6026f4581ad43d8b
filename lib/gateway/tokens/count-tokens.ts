import { countRun } from "./count-run";
import { type EncodingName, encodingNamed, encodingOf } from "./encoding";
import { Pace } from "./pace";
import { ranksOf } from "./ranks";
import { segmentsOf } from "./segments";

/**
 * `exact` is false when the bound was reached (`tokens` is then what was counted plus the rest by the same ratio), and for a run
 * without a boundary that is so long that it was cut.
 */
export type TokenCount = { tokens: number; exact: boolean };

/** In characters of plain text, about a microsecond each. Work and not time: a busy machine counts no less exactly. */
const WORK_MAX = 500_000;
/** A character of an unbroken run is so many times the work. */
const RUN_WORK = 4;

/**
 * Tokens of the texts in the named encoding, special tokens counted as text. Bounded in work and yielding to the event loop, so
 * that no text can stop the other calls.
 */
export async function countTokens(encodingName: string, texts: Iterable<string>): Promise<TokenCount> {
  const name = encodingNamed(encodingName);
  const encoding = encodingOf(name);
  const pace = new Pace();
  let tokens = 0;
  let work = 0;
  let counted = 0;
  let skipped = 0;
  let exact = true;
  for (const text of texts) {
    let at = 0;
    for (const { text: piece, kind } of segmentsOf(name, text)) {
      if (work > WORK_MAX) break;
      const isPlain = kind === "plain";
      tokens += isPlain ? encoding.encode_ordinary(piece).length : await countLongRun(name, piece, pace);
      work += piece.length * (isPlain ? 1 : RUN_WORK);
      at += piece.length;
      if (kind === "cut") exact = false;
      const turn = pace.breathe();
      if (turn) await turn;
    }
    counted += at;
    skipped += text.length - at;
  }
  if (skipped === 0) return { tokens, exact };
  return { tokens: tokens + Math.ceil((skipped * tokens) / counted), exact: false };
}

async function countLongRun(name: EncodingName, text: string, pace: Pace): Promise<number> {
  return countRun(await ranksOf(name), text, pace);
}
