import { FiguresTable } from "./figures-table";
import type { StackedRow, StackedSeries } from "./prepare-stacked-series";

type SeriesTableProps = {
  label: string;
  data: StackedSeries;
  fullLabel: (iso: string) => string;
  formatValue: (value: number) => string;
  /** Percentiles have no sum. */
  withTotal?: boolean;
};

const hasValue = (row: StackedRow) =>
  row.total > 0 || row.values.some((value) => value !== null && value > 0);

/** The chart in figures, newest first: for screen readers, and for reading off a value. */
export function SeriesTable({ label, data, fullLabel, formatValue, withTotal = true }: SeriesTableProps) {
  const rows = [...data.rows].reverse().filter(hasValue);
  const isCompared = rows.some((row) => row.compared);
  const heads = [
    ...(withTotal ? ["Total"] : []),
    ...(isCompared ? ["Compared"] : []),
    ...data.series.map((series) => series.label),
  ];
  return (
    <div className="overflow-x-auto">
      <FiguresTable label={label} first="Time" heads={heads}>
        {rows.map((row) => (
          <tr key={row.at} className="border-line border-b last:border-0">
            <th scope="row" className="whitespace-nowrap px-4 py-1 text-left font-normal text-muted">
              {fullLabel(row.at)}
            </th>
            {withTotal && <td className="px-3 py-1 text-right font-medium">{formatValue(row.total)}</td>}
            {isCompared && (
              <td className="px-3 py-1 text-right text-muted">
                {row.compared ? formatValue(row.compared.value) : "–"}
              </td>
            )}
            {data.series.map((series, index) => (
              <td key={series.id} className="px-3 py-1 text-right">
                {row.values[index] ? formatValue(row.values[index]) : "–"}
              </td>
            ))}
          </tr>
        ))}
      </FiguresTable>
    </div>
  );
}
