import type { ChunkChoice } from "../../../providers/chunk";
import type { StreamEnd } from "../../chat-door";
import { streamError } from "../errors";
import { toGeminiUsage } from "../usage";

const CAPPED = "The answer was ended here because a budget is used up.";
const BROKEN = "The provider broke off the answer.";
const LEFT = "The caller left before the answer ended: this is what was generated until then.";

/** What the chunks of a stream say of each choice: begun or finished. */
export class ChoiceLedger {
  private readonly finishes = new Map<number, boolean>();

  note({ index = 0, finish_reason: finish }: ChunkChoice): void {
    this.finishes.set(index, finish != null || this.finishes.get(index) === true);
  }

  get areAllFinished(): boolean {
    return this.finishes.size > 0 && this.open().length === 0;
  }

  /** Those that have begun and not ended; the first where none has begun. */
  open(): number[] {
    if (this.finishes.size === 0) return [0];
    return [...this.finishes].flatMap(([index, isFinished]) => (isFinished ? [] : [index]));
  }
}

/** The last piece of a stream that a budget ended: every open candidate has reached its length. */
export function cappedPiece(open: number[], head: Record<string, unknown>, { measured }: StreamEnd): string {
  const candidates = open.map((index) => ({
    content: { parts: [], role: "model" },
    finishReason: "MAX_TOKENS",
    finishMessage: CAPPED,
    index,
  }));
  return JSON.stringify({ candidates, usageMetadata: toGeminiUsage(measured), ...head });
}

/** The last piece of a stream that its provider or its caller ended. */
export function brokenPiece({ outcome }: StreamEnd): string {
  return streamError("upstream_error", outcome === "aborted" ? LEFT : BROKEN);
}
