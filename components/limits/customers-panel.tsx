"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { can, type Role } from "@/lib/access";
import { customerBudgetPages } from "@/lib/client/limits";
import { Segmented } from "../ui/actions/segmented";
import { Badge } from "../ui/data/badge";
import type { Column } from "../ui/data/column";
import { Pagination } from "../ui/data/pagination";
import { Table } from "../ui/data/table";
import { EmptyState } from "../ui/feedback/empty-state";
import { Input } from "../ui/forms/input";
import { Panel } from "../ui/page/panel";
import type { Budget, CustomerBudget } from "./budget";
import { BudgetMeter } from "./budget-meter";
import { CustomerActions } from "./customer-actions";

type CustomersPanelProps = { orgId: string; role: Role; defaults: readonly Budget[] };

const WINDOWS = [
  { value: "day", label: "Day" },
  { value: "week", label: "Week" },
  { value: "month", label: "Month" },
  { value: "lifetime", label: "In all" },
] as const;

const columns: Column<CustomerBudget>[] = [
  {
    id: "customer",
    header: "End customer",
    className: "w-64",
    cell: (row) => (
      <span className="flex min-w-0 items-center gap-2">
        <span className="max-w-52 truncate font-mono text-xs" title={row.customer}>
          {row.customer || "(no name)"}
        </span>
        {row.follows === "own" && <Badge tone="accent">own cap</Badge>}
      </span>
    ),
  },
  {
    id: "spend",
    header: "Spent",
    phone: "line",
    className: "max-sm:w-full",
    cell: (row) => <BudgetMeter budget={row} />,
  },
];

/** Each end customer with what it has spent of its limit in the current window. */
export function CustomersPanel({ orgId, role, defaults }: CustomersPanelProps) {
  const [window, setWindow] = useState<Budget["window"]>(defaults[0]?.window ?? "month");
  const [search, setSearch] = useState("");
  const query = useInfiniteQuery(customerBudgetPages(orgId, window, useDeferredValue(search)));
  const rows = query.data?.pages.flatMap((page) => page.items);
  const hasDefault = defaults.some((budget) => budget.window === window);
  return (
    <Panel
      flush
      title="End customers"
      description={
        <>
          Named by what calls carry in <code>user</code>.
        </>
      }
      actions={<Segmented label="Window" value={window} onChange={setWindow} options={WINDOWS} />}
      footer={
        rows &&
        rows.length > 0 && (
          <Pagination
            shown={rows.length}
            noun="customer"
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onMore={query.fetchNextPage}
          />
        )
      }
    >
      <div className="border-line border-b px-4 py-2">
        <Input
          type="search"
          aria-label="Find end customers"
          placeholder="How the name begins"
          className="w-full sm:w-64"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </div>
      <Table
        label="End customers"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        error={query.error}
        onRetry={query.refetch}
        skeletonRows={3}
        actions={
          can(role, "limits.write") ? (row) => <CustomerActions orgId={orgId} customer={row} /> : undefined
        }
        empty={
          <EmptyState icon={Users} title={search ? "No customer matches" : "No end customer in this window"}>
            {hasDefault
              ? "A customer is listed from its first call in the window on."
              : "There is no default for this window; only customers with a cap of their own are listed."}
          </EmptyState>
        }
      />
    </Panel>
  );
}
