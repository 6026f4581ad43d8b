"use client";

import { Ellipsis, ListFilter, ScrollText, Table2 } from "lucide-react";
import type { UsageBreakdown } from "@/lib/client/usage";
import type { UsageDimension } from "@/lib/contract/usage-dimensions";
import { formatUsd } from "@/lib/core/money";
import { Button } from "../../ui/actions/button";
import { DropdownMenu, MenuItem } from "../../ui/actions/dropdown-menu";
import { IconButton } from "../../ui/actions/icon-button";
import { Segmented } from "../../ui/actions/segmented";
import { cn } from "../../ui/cn";
import { Table } from "../../ui/data/table";
import { EmptyState } from "../../ui/feedback/empty-state";
import { Panel } from "../../ui/page/panel";
import type { Family } from "../explorer-measures";
import { dimensionLabel } from "../filters/prepare-filters";
import { breakdownColumns } from "./breakdown-columns";
import { type BreakdownRow, prepareRows, prepareUnitCost } from "./prepare-rows";

type Order = "top" | "movers";

type BreakdownTableProps = {
  data: UsageBreakdown | undefined;
  family: Family;
  groupBy: UsageDimension;
  colors: ReadonlyMap<string, string>;
  isCompared: boolean;
  order: Order;
  onOrder: (order: Order) => void;
  onFilter: (id: string) => void;
  /** Null for those who may not read calls. */
  callsHref: ((id: string) => string) | null;
  onShowAll: () => void;
  busy: boolean;
  error: { message: string } | null;
  onRetry: () => void;
};

const ORDERS = [
  { value: "top", label: "Largest" },
  { value: "movers", label: "Top movers" },
] as const;

/** Who and what is behind the chart, value by value. */
export function BreakdownTable(props: BreakdownTableProps) {
  const { data, family, groupBy, isCompared, order } = props;
  const rows = data && prepareRows(data, family, groupBy, isCompared);
  const name = dimensionLabel(groupBy).toLowerCase();
  const more = data ? data.groupCount - data.items.length : 0;
  return (
    <Panel
      title={`By ${name}`}
      description={data && describeUnits(data, groupBy)}
      flush
      className="below-fold mt-4"
      actions={
        isCompared && <Segmented label="Order" value={order} options={ORDERS} onChange={props.onOrder} />
      }
      footer={
        more > 0 && (
          <div className="flex items-center justify-between gap-4 px-4 py-2 text-muted text-xs">
            {`${data!.items.length} of ${data!.groupCount} shown`}
            <Button size="sm" onClick={props.onShowAll} loading={props.busy}>
              Show all
            </Button>
          </div>
        )
      }
    >
      <div className={cn("overflow-x-auto transition-opacity", props.busy && "opacity-60 delay-200")}>
        <Table<BreakdownRow>
          key={`${family} ${order}`}
          label={`Breakdown by ${name}`}
          columns={breakdownColumns({ ...props, onFilter: props.onFilter })}
          rows={rows}
          rowKey={(row) => row.id}
          error={props.error}
          onRetry={props.onRetry}
          skeletonRows={8}
          empty={
            <EmptyState icon={Table2} title="Nothing in this range">
              Choose a longer range, or remove a filter.
            </EmptyState>
          }
          actions={(row) => (
            <DropdownMenu
              trigger={<IconButton icon={Ellipsis} label={`Actions for ${row.label}`} size="sm" />}
            >
              <MenuItem icon={ListFilter} onSelect={() => props.onFilter(row.id)}>
                Only this
              </MenuItem>
              {props.callsHref && (
                <MenuItem icon={ScrollText} href={props.callsHref(row.id)}>
                  See its calls
                </MenuItem>
              )}
            </DropdownMenu>
          )}
        />
      </div>
    </Panel>
  );
}

/** For what comes in units of several calls: what a unit and a call of it cost on average. */
function describeUnits(data: UsageBreakdown, groupBy: UsageDimension): string | undefined {
  if (groupBy !== "conversation" && groupBy !== "batch") return undefined;
  const cost = prepareUnitCost(data.items);
  if (!cost) return undefined;
  const [unit, call] = groupBy === "batch" ? ["batch job", "call"] : ["conversation", "turn"];
  return `On average ${formatUsd(cost.costPerGroupNanos)} a ${unit} of ${cost.callsPerGroup.toFixed(1)} ${call}s, ${formatUsd(cost.costPerCallNanos)} a ${call}, over the ${cost.groups} shown`;
}
