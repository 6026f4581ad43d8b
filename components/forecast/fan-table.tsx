import { FiguresTable } from "../charts/figures-table";
import { formatUsdTick } from "../charts/prepare-scale";
import type { FanRow } from "./prepare-fan";

type FanTableProps = { rows: readonly FanRow[]; fullLabel: (iso: string) => string };

const HEADS = ["Spent", "P10", "P50", "P90"];
const CENT = 0.01;
const usd = (value: number | null | undefined) => (value == null ? "–" : formatUsdTick(value, CENT));

/** The fan in figures: for screen readers, and for reading off a value. */
export function FanTable({ rows, fullLabel }: FanTableProps) {
  return (
    <FiguresTable label="This month, summed up by day" first="By the end of" heads={HEADS}>
      {rows.map((row) => (
        <tr key={row.at} className="border-line border-b last:border-0">
          <th scope="row" className="whitespace-nowrap px-4 py-1 text-left font-normal text-muted">
            {fullLabel(row.at)}
          </th>
          <td className="px-3 py-1 text-right">{usd(row.actual)}</td>
          <td className="px-3 py-1 text-right">{usd(row.band?.[0])}</td>
          <td className="px-3 py-1 text-right font-medium">{usd(row.p50)}</td>
          <td className="px-3 py-1 text-right">{usd(row.band?.[1])}</td>
        </tr>
      ))}
    </FiguresTable>
  );
}
