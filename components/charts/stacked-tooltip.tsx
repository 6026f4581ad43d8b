import type { StackedRow, StackedSeries } from "./prepare-stacked-series";

type StackedTooltipProps = {
  row: StackedRow;
  series: StackedSeries["series"];
  title: string;
  formatValue: (value: number) => string;
};

const SHOWN_MAX = 8;

export function StackedTooltip({ row, series, title, formatValue }: StackedTooltipProps) {
  const parts = series
    .map((each, index) => ({ ...each, value: row.values[index] ?? 0 }))
    .filter((part) => part.value > 0)
    .sort((a, b) => b.value - a.value)
    .slice(0, SHOWN_MAX);
  return (
    <div className="popup min-w-44 p-2.5 text-xs">
      <div className="mb-1.5 flex justify-between gap-6 font-medium">
        <span>{title}</span>
        <span>{formatValue(row.total)}</span>
      </div>
      {parts.map((part) => (
        <div key={part.id} className="flex items-center gap-1.5 py-px">
          <span aria-hidden className="size-2 rounded-[2px]" style={{ background: part.color }} />
          <span className="mr-4 flex-1 text-muted">{part.label}</span>
          <span>{formatValue(part.value)}</span>
        </div>
      ))}
    </div>
  );
}
