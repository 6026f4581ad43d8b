import { createHash } from "node:crypto";

const OPENINGS = [
  "In short",
  "Put simply",
  "As a rule",
  "On most days",
  "Looked at closely",
  "In practice",
  "By now",
];
const SUBJECTS = [
  "the gateway",
  "a careful team",
  "the meter",
  "a long queue",
  "the morning traffic",
  "every toll booth",
];
const VERBS = ["counts", "carries", "slows", "welcomes", "sorts", "measures", "remembers"];
const OBJECTS = [
  "each token once",
  "what was asked",
  "the smallest detail",
  "a steady stream",
  "the whole bill",
  "both lanes",
];
const ENDINGS = [
  "and nothing is counted twice",
  "before the answer leaves",
  "so the ledger always agrees",
  "while the road stays open",
  "as this sandbox shows",
  "without asking for a card",
];

/** Pseudo-random whole numbers below a bound, the same for the same seed text. */
export class SeededDice {
  private state: number;

  constructor(seed: string) {
    this.state = createHash("sha256").update(seed).digest().readUInt32LE(0);
  }

  below(bound: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)]!;
  }
}

function sentence(dice: SeededDice): string {
  const parts = [dice.pick(OPENINGS), `, ${dice.pick(SUBJECTS)} ${dice.pick(VERBS)} ${dice.pick(OBJECTS)} `];
  return `${parts.join("")}${dice.pick(ENDINGS)}.`;
}

/** Plain English of `min` to `max` sentences. */
export function writeProse(dice: SeededDice, [min, max]: [min: number, max: number]): string {
  const count = min + dice.below(max - min + 1);
  return Array.from({ length: count }, () => sentence(dice)).join(" ");
}
