import { Segmented } from "../../ui/actions/segmented";
import { Select } from "../../ui/forms/select";
import {
  type ExplorerMeasure,
  FAMILY_MEASURES,
  familyOf,
  isLatency,
  measureLabel,
} from "../explorer-measures";
import type { Chart } from "../explorer-params";

type ChartControlsProps = {
  measure: ExplorerMeasure;
  chart: Chart;
  onMeasure: (measure: ExplorerMeasure) => void;
  onChart: (chart: Chart) => void;
};

const STACKED = [
  { value: "bars", label: "Bars" },
  { value: "lines", label: "Lines" },
  { value: "cumulative", label: "Cumulative" },
] as const;
const RATES = [
  { value: "lines", label: "Lines" },
  { value: "cumulative", label: "Running" },
] as const;

/** Which reading of the measure, and how it is drawn. */
export function ChartControls({ measure, chart, onMeasure, onChart }: ChartControlsProps) {
  const measures = FAMILY_MEASURES[familyOf(measure)];
  const isRate = measure === "error_rate";
  return (
    <>
      {measures.length > 1 && (
        <Select
          aria-label="Reading"
          value={measure}
          options={measures.map((value) => ({ value, label: measureLabel(value) }))}
          onChange={onMeasure}
          className="w-48"
        />
      )}
      {!isLatency(measure) && (
        <Segmented<Chart>
          label="Chart"
          value={isRate && chart === "bars" ? "lines" : chart}
          options={isRate ? RATES : STACKED}
          onChange={onChart}
        />
      )}
    </>
  );
}
