import type { AnomalyDetail } from "@/lib/client/anomalies";

type Cause = NonNullable<AnomalyDetail["cause"]>;
export type Step = {
  id: string;
  label: string;
  nanos: string;
  /** Shares of the widest extent: where the bar begins, and how wide it is. */
  start: number;
  width: number;
  kind: "level" | "rise" | "fall";
};

const FACTOR_LABELS: Record<Cause["parts"][number]["factor"], string> = {
  volume: "More or fewer calls",
  tokens_per_call: "Tokens per call",
  model_mix: "Choice of models",
  price: "Price",
  cache: "Cache",
};

/** From the usual spend through each part to what was spent; what moved nothing is left out. */
export function prepareWaterfall(cause: Pick<Cause, "costNanos" | "usualCostNanos" | "parts">): Step[] {
  const parts = cause.parts.filter(({ nanos }) => nanos !== "0");
  const usual = Number(cause.usualCostNanos);
  const levels = [0, usual];
  for (const { nanos } of parts) levels.push(levels.at(-1)! + Number(nanos));
  const low = Math.min(...levels);
  const extent = Math.max(...levels) - low || 1;
  const bar = (a: number, b: number) => ({
    start: (Math.min(a, b) - low) / extent,
    width: Math.abs(b - a) / extent,
  });
  const steps = parts.map(({ factor, nanos }, i): Step => {
    const kind = Number(nanos) > 0 ? "rise" : "fall";
    return { id: factor, label: FACTOR_LABELS[factor], nanos, kind, ...bar(levels[i + 1]!, levels[i + 2]!) };
  });
  const level = { kind: "level" } as const;
  return [
    { id: "usual", label: "Usually", nanos: cause.usualCostNanos, ...level, ...bar(0, usual) },
    ...steps,
    { id: "now", label: "This time", nanos: cause.costNanos, ...level, ...bar(0, Number(cause.costNanos)) },
  ];
}
