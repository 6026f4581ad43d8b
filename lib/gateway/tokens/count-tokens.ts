import { encodingOf } from "./encoding";
import { segmentsOf } from "./segments";

/** `exact` is false when the time bound was reached: `tokens` is then what was counted plus the rest by the same ratio. */
export type TokenCount = { tokens: number; exact: boolean };

const SLICE_MS = 4;
const TOTAL_MS = 400;

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * Tokens of the texts in the named encoding, special tokens counted as text. Bounded in CPU time and yielding to the event
 * loop, so that no text can stop the other calls.
 */
export async function countTokens(encodingName: string, texts: Iterable<string>): Promise<TokenCount> {
  const encoding = encodingOf(encodingName);
  let tokens = 0;
  let counted = 0;
  let skipped = 0;
  let spentMs = 0;
  let sliceStart = performance.now();
  for (const text of texts) {
    for (const segment of segmentsOf(text)) {
      if (spentMs > TOTAL_MS) {
        skipped += segment.length;
        continue;
      }
      tokens += encoding.encode_ordinary(segment).length;
      counted += segment.length;
      const sliceMs = performance.now() - sliceStart;
      if (sliceMs < SLICE_MS) continue;
      spentMs += sliceMs;
      await nextTurn();
      sliceStart = performance.now();
    }
  }
  if (skipped === 0) return { tokens, exact: true };
  return { tokens: tokens + Math.ceil((skipped * tokens) / counted), exact: false };
}
