import type { RunOut } from "@/lib/client/forecasts";
import { Badge } from "../ui/data/badge";
import type { Column } from "../ui/data/column";
import { Money } from "../ui/data/money";
import { Table } from "../ui/data/table";
import { EmptyState } from "../ui/feedback/empty-state";
import { Panel } from "../ui/page/panel";
import { dayText, describeRunOut, RUN_OUT_TONES, runOutName, WINDOWS } from "./prepare-run-out";

type RunOutTableProps = {
  rows: RunOut[] | undefined;
  error: { message: string } | null;
  onRetry: () => void;
};

const columns: Column<RunOut>[] = [
  { id: "of", header: "Budget", cell: (row) => <span className="font-medium">{runOutName(row)}</span> },
  {
    id: "limit",
    header: "Limit",
    align: "right",
    cell: (row) => (
      <span>
        <Money nanos={row.limitNanos} /> <span className="text-subtle">{WINDOWS[row.window]}</span>
      </span>
    ),
  },
  { id: "spent", header: "Spent", align: "right", cell: (row) => <Money nanos={row.spentNanos} /> },
  {
    id: "outlook",
    header: "Outlook",
    phone: "end",
    cell: (row) => {
      const { tone, text } = describeRunOut(row);
      return <Badge tone={RUN_OUT_TONES[tone]}>{text}</Badge>;
    },
  },
  { id: "p10", header: "Earliest, P10", cell: (row) => dayText(row.runOut.p10) },
  { id: "p50", header: "Likely, P50", cell: (row) => dayText(row.runOut.p50) },
  { id: "p90", header: "Latest, P90", cell: (row) => dayText(row.runOut.p90) },
];

/** When the money ends: the credit's and each budget's day. */
export function RunOutTable({ rows, error, onRetry }: RunOutTableProps) {
  return (
    <Panel
      title="When budgets and credit run out"
      description="If spend goes on as forecast. Days are UTC's; a dash is: not in this window, nor within half a year."
      flush
    >
      <Table
        label="Budgets and credit"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.budgetId ?? "credit"}
        error={error}
        onRetry={onRetry}
        skeletonRows={3}
        empty={
          <EmptyState title="Nothing that could run out">
            There is neither credit nor a budget, or no forecast of what it covers yet.
          </EmptyState>
        }
      />
    </Panel>
  );
}
