import { MinHeap } from "./min-heap";
import type { Pace } from "./pace";
import type { Ranks } from "./ranks";

const TOKEN_BYTES_MAX = 256;
const MERGES_A_LOOK = 512;
/** Positions in a run take the lower bits of a heap's entry, the rank the upper ones. */
const POSITIONS = 2 ** 20;
const NONE = -1;

/**
 * Byte-pair merging of one run in n log n, where the tokenizer's own takes the square: the pair of the lowest rank is merged
 * first, of equals the leftmost.
 */
class Merging {
  private readonly bytes: string;
  private readonly ranks: Ranks;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  /** By the start of a part, the rank of its merger with the part after it. */
  private readonly rank: Int32Array;
  private readonly due: MinHeap;
  parts: number;

  constructor(bytes: string, ranks: Ranks) {
    const { length } = bytes;
    this.bytes = bytes;
    this.ranks = ranks;
    this.parts = length;
    this.next = Int32Array.from({ length }, (_, i) => i + 1);
    this.previous = Int32Array.from({ length }, (_, i) => i - 1);
    this.rank = new Int32Array(length).fill(NONE);
    this.due = new MinHeap(length);
    for (let at = 0; at < length; at++) this.consider(at);
  }

  /** Merges the pair that is due; false when there is none. */
  step(): boolean {
    const entry = this.due.pop();
    if (entry === undefined) return false;
    const at = entry % POSITIONS;
    if (this.rank[at] !== Math.floor(entry / POSITIONS)) return true;
    const swallowed = this.next[at]!;
    const after = this.next[swallowed]!;
    this.rank[swallowed] = NONE;
    this.next[at] = after;
    if (after < this.bytes.length) this.previous[after] = at;
    this.parts--;
    this.consider(at);
    const before = this.previous[at]!;
    if (before >= 0) this.consider(before);
    return true;
  }

  private consider(at: number): void {
    const rank = this.rankAt(at);
    this.rank[at] = rank;
    if (rank !== NONE) this.due.push(rank * POSITIONS + at);
  }

  private rankAt(at: number): number {
    const middle = this.next[at]!;
    if (middle >= this.bytes.length) return NONE;
    const end = this.next[middle]!;
    return end - at > TOKEN_BYTES_MAX ? NONE : (this.ranks.get(this.bytes.slice(at, end)) ?? NONE);
  }
}

/** Tokens of a text that the encoding takes as one piece. */
export async function countRun(ranks: Ranks, text: string, pace: Pace): Promise<number> {
  const merging = new Merging(Buffer.from(text, "utf8").toString("latin1"), ranks);
  for (let steps = 1; merging.step(); steps++) {
    if (steps % MERGES_A_LOOK === 0) await pace.breathe();
  }
  return merging.parts;
}
