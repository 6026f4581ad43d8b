import type { StackedRow, StackedSeries } from "../prepare-stacked-series";

type PlotTooltipProps = {
  row: StackedRow;
  series: StackedSeries["series"];
  hidden: ReadonlySet<string>;
  title: string;
  /** Percentiles have no sum. */
  withTotal: boolean;
  comparedTitle: string | undefined;
  formatValue: (value: number) => string;
};

const SHOWN_MAX = 10;

export function PlotTooltip(props: PlotTooltipProps) {
  const { row, series, hidden, title, withTotal, comparedTitle, formatValue } = props;
  const parts = series
    .map((each, index) => ({ ...each, value: row.values[index] ?? 0 }))
    .filter((part) => part.value > 0 && !hidden.has(part.id))
    .sort((a, b) => b.value - a.value)
    .slice(0, SHOWN_MAX);
  const isOne = series.length === 1;
  return (
    <div className="popup w-max min-w-44 max-w-72 p-2.5 text-xs">
      <div className="mb-1 flex justify-between gap-6 font-medium">
        <span>{title}</span>
        {withTotal && <span>{formatValue(row.total)}</span>}
      </div>
      {!isOne &&
        parts.map((part) => (
          <div key={part.id} className="flex items-center gap-1.5 py-px">
            <span aria-hidden className="size-2 shrink-0 rounded-[2px]" style={{ background: part.color }} />
            <span className="mr-4 min-w-0 flex-1 truncate text-muted">{part.label}</span>
            <span>{formatValue(part.value)}</span>
          </div>
        ))}
      {row.compared && comparedTitle && (
        <div className="mt-1 flex justify-between gap-6 border-line border-t pt-1 text-muted">
          <span>{comparedTitle}</span>
          <span>{formatValue(row.compared.value)}</span>
        </div>
      )}
    </div>
  );
}
