import { nanosFromUsd } from "@/lib/core/money";
import { Money } from "../ui/data/money";
import { formatCount, formatDuration } from "../ui/data/number-format";
import type { PlotUnit } from "./plot/prepare-axis";

/** A chart's number in a legend or a heading; money rounded to a nano-dollar, by the one rule for it. */
export function SeriesValue({ value, unit }: { value: number; unit: PlotUnit }) {
  if (unit === "usd") return <Money nanos={nanosFromUsd(value.toFixed(9))} />;
  if (unit === "ms") return formatDuration(value);
  return unit === "share" ? `${(value * 100).toFixed(value < 0.1 ? 2 : 1)}%` : formatCount(value);
}
