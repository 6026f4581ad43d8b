import { MEASURES, type MeasureId, TOKEN_CLASSES } from "../charts/measures";
import type { PlotUnit } from "../charts/plot/prepare-axis";

/** What the page can show: each sum, all classes of tokens at once, and percentiles of latency. */
export const EXPLORER_MEASURES = [
  "spend",
  "calls",
  "tokens",
  "classes",
  ...TOKEN_CLASSES,
  "saved",
  "errors",
  "error_rate",
  "ttft",
  "latency",
] as const;
export type ExplorerMeasure = (typeof EXPLORER_MEASURES)[number];

export const FAMILIES = ["spend", "calls", "tokens", "saved", "errors", "latency"] as const;
export type Family = (typeof FAMILIES)[number];

/** One reading of the page may be looked at in several ways; the first is what it opens with. */
export const FAMILY_MEASURES: Record<Family, readonly ExplorerMeasure[]> = {
  spend: ["spend"],
  calls: ["calls"],
  tokens: ["tokens", "classes", ...TOKEN_CLASSES],
  saved: ["saved"],
  errors: ["errors", "error_rate"],
  latency: ["latency", "ttft"],
};

export function familyOf(measure: ExplorerMeasure): Family {
  return FAMILIES.find((family) => FAMILY_MEASURES[family].includes(measure))!;
}

/** Read from percentiles, not from sums. */
export type LatencyMeasure = "ttft" | "latency";
export const isLatency = (measure: ExplorerMeasure): measure is LatencyMeasure =>
  measure === "ttft" || measure === "latency";

const OWN_LABELS: Partial<Record<ExplorerMeasure, string>> = {
  classes: "Tokens by class",
  ttft: "Time to first token",
  latency: "Latency of the whole call",
};

export function measureLabel(measure: ExplorerMeasure): string {
  return OWN_LABELS[measure] ?? MEASURES[measure as MeasureId].label;
}

export function measureUnit(measure: ExplorerMeasure): PlotUnit {
  if (isLatency(measure)) return "ms";
  return measure === "classes" ? "count" : MEASURES[measure].unit;
}
