import type { Forecast } from "@/lib/client/forecasts";
import type { Column } from "../ui/data/column";
import { Money } from "../ui/data/money";
import { Table } from "../ui/data/table";
import { Panel } from "../ui/page/panel";
import { scopeParam } from "./forecast-params";
import { errorText } from "./prepare-score";

type ScopesTableProps = { rows: Forecast[]; current: string; onChoose: (scope: string) => void };

export const KINDS: Record<Forecast["scopeType"], string> = {
  org: "Organization",
  project: "Project",
  key: "Key",
  model: "Model",
};

const columns: Column<Forecast>[] = [
  { id: "name", header: "Of", cell: (row) => <span className="font-medium">{row.scopeName}</span> },
  {
    id: "kind",
    header: "Kind",
    phone: "line",
    cell: (row) => KINDS[row.scopeType],
    sortBy: (row) => row.scopeType,
  },
  {
    id: "actual",
    header: "Spent",
    align: "right",
    cell: (row) => <Money nanos={row.actualNanos} />,
    sortBy: (row) => BigInt(row.actualNanos),
  },
  {
    id: "p50",
    header: "Month end, P50",
    align: "right",
    cell: (row) => <Money nanos={row.monthEndNanos.p50} className="font-medium" />,
    sortBy: (row) => BigInt(row.monthEndNanos.p50),
  },
  {
    id: "band",
    header: "P10 – P90",
    align: "right",
    cell: (row) => (
      <span>
        <Money nanos={row.monthEndNanos.p10} /> – <Money nanos={row.monthEndNanos.p90} />
      </span>
    ),
  },
  {
    id: "error",
    header: "Error, a week ahead",
    align: "right",
    cell: (row) => errorText(row.weekScore.error),
    sortBy: (row) => row.weekScore.error,
    hideOnTablet: true,
  },
];

/** All that is forecast; a row opens its own. */
export function ScopesTable({ rows, current, onChoose }: ScopesTableProps) {
  return (
    <Panel
      title="Projects, keys and models"
      description="Those with spend; choose one to see its forecast."
      flush
    >
      <Table
        label="Forecasts by project, key and model"
        columns={columns}
        rows={rows}
        rowKey={scopeParam}
        onRowClick={(row) => onChoose(scopeParam(row))}
        rowClassName={(row) => (scopeParam(row) === current ? "bg-accent-soft" : undefined)}
      />
    </Panel>
  );
}
