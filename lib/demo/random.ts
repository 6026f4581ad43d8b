import { createHash } from "node:crypto";

/** A repeatable source of chance: the same seed gives the same numbers on every machine. */
export type Random = {
  /** In [0, 1). */
  float(): number;
  /** A whole number in [0, n). */
  below(n: number): number;
  normal(): number;
  /** Half of the draws are below `median`; `sigma` is the spread of their logarithm. */
  logNormal(median: number, sigma: number): number;
  poisson(mean: number): number;
  /** One of the names, each as likely as its weight. */
  pick<T extends string>(weights: Readonly<Partial<Record<T, number>>>): T;
  /** `length` characters of Crockford's base 32. */
  base32(length: number): string;
};

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
// Above this mean a normal draw is as good, and the product below would underflow.
const POISSON_MEAN_MAX = 60;

/** sfc32, by Chris Doty-Humphrey (PractRand), seeded with SHA-256. */
function sfc32(seed: string): () => number {
  const digest = createHash("sha256").update(seed).digest();
  let a = digest.readInt32LE(0);
  let b = digest.readInt32LE(4);
  let c = digest.readInt32LE(8);
  let d = 1;
  return () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
}

export function createRandom(seed: string): Random {
  const float = sfc32(seed);
  const below = (n: number) => Math.floor(float() * n);
  const normal = () => Math.sqrt(-2 * Math.log(1 - float())) * Math.cos(2 * Math.PI * float());
  return {
    float,
    below,
    normal,
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
    poisson(mean) {
      if (mean > POISSON_MEAN_MAX) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
      const floor = Math.exp(-mean);
      let count = 0;
      for (let product = float(); product > floor; product *= float()) count++;
      return count;
    },
    pick<T extends string>(weights: Readonly<Partial<Record<T, number>>>): T {
      const entries = Object.entries(weights) as [T, number][];
      let left = float() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [name, weight] of entries) {
        left -= weight;
        if (left < 0) return name;
      }
      return entries.at(-1)![0];
    },
    base32: (length) => Array.from({ length }, () => CROCKFORD[below(32)]).join(""),
  };
}
