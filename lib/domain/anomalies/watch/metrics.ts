import type { AnomalyMetric } from "@/lib/contract/anomalies";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/time";

/** What a bucket of usage holds, of what is watched. */
export type Bucket = {
  costNanos: number;
  calls: number;
  errors: number;
  tokens: number;
  latencyMsSum: number;
};
export const NO_BUCKET: Bucket = { costNanos: 0, calls: 0, errors: 0, tokens: 0, latencyMsSum: 0 };
export type Family = "money" | "errors" | "latency";

export type Metric = {
  name: AnomalyMetric;
  family: Family;
  widthMs: number;
  /** A sum of a stretch adds up; a mean of a stretch is that of all its calls. */
  isSum: boolean;
  /** Null where there are too few calls to say. */
  valueOf(bucket: Bucket): number | null;
  /** Smaller excesses over the band are nobody's business. */
  isMaterial(value: number, expected: number): boolean;
};

const CALLS_MIN = 20;
/** Times of answers have a long tail: fewer calls than this make a mean that one slow answer moves. */
const CALLS_FOR_LATENCY_MIN = 60;
const ratio = (bucket: Bucket, over: number, callsMin = CALLS_MIN) =>
  bucket.calls < callsMin ? null : over / bucket.calls;
const isTimes = (factor: number) => (value: number, expected: number) => value >= factor * expected;

/** What is watched, the metric that names an anomaly best first. */
export const METRICS: readonly Metric[] = [
  {
    name: "spend",
    family: "money",
    widthMs: 15 * MINUTE_MS,
    isSum: true,
    valueOf: ({ costNanos }) => costNanos,
    isMaterial: isTimes(2),
  },
  {
    name: "calls",
    family: "money",
    widthMs: 15 * MINUTE_MS,
    isSum: true,
    valueOf: ({ calls }) => calls,
    isMaterial: (value, expected) => isTimes(2)(value, expected) && value - expected >= 100,
  },
  {
    name: "tokens_per_call",
    family: "money",
    widthMs: HOUR_MS,
    isSum: false,
    valueOf: (bucket) => ratio(bucket, bucket.tokens),
    isMaterial: isTimes(1.5),
  },
  {
    name: "error_rate",
    family: "errors",
    widthMs: HOUR_MS,
    isSum: false,
    valueOf: (bucket) => ratio(bucket, bucket.errors),
    isMaterial: (value, expected) => value - expected >= 0.15,
  },
  {
    name: "latency",
    family: "latency",
    widthMs: HOUR_MS,
    isSum: false,
    valueOf: (bucket) => ratio(bucket, bucket.latencyMsSum, CALLS_FOR_LATENCY_MIN),
    isMaterial: isTimes(2),
  },
];

export function metricOf(name: string): Metric {
  return METRICS.find((metric) => metric.name === name)!;
}

export function addBucket(into: Bucket, more: Bucket): void {
  for (const field of Object.keys(into) as (keyof Bucket)[]) into[field] += more[field];
}
