import type { ForecastBackTest } from "@/lib/client/forecasts";
import type { Column } from "../ui/data/column";
import { Money } from "../ui/data/money";
import { Table } from "../ui/data/table";
import { EmptyState } from "../ui/feedback/empty-state";
import { cutDay } from "./prepare-back-test";

type Said = ForecastBackTest["said"][number];

const columns: Column<Said>[] = [
  { id: "day", header: "Said on", cell: (row) => <span className="font-medium">{cutDay(row.day)}</span> },
  { id: "p10", header: "P10", align: "right", cell: (row) => <Money nanos={row.monthEndNanos.p10} /> },
  { id: "p50", header: "P50", align: "right", cell: (row) => <Money nanos={row.monthEndNanos.p50} /> },
  { id: "p90", header: "P90", align: "right", cell: (row) => <Money nanos={row.monthEndNanos.p90} /> },
  {
    id: "came",
    header: "The month came to",
    align: "right",
    cell: (row) =>
      row.actualNanos === null ? (
        <span className="text-subtle">not over yet</span>
      ) : (
        <Money nanos={row.actualNanos} />
      ),
  },
];

/** What this page said of the month's end, day by day: published, not replayed. */
export function SaidTable({ rows }: { rows: Said[] }) {
  return (
    <Table
      label="Forecasts as published"
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.monthStart}${row.day}`}
      empty={
        <EmptyState title="Nothing published yet">
          From today on, each day’s first forecast is kept.
        </EmptyState>
      }
    />
  );
}
