"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ReceiptText } from "lucide-react";
import { statementPages } from "@/lib/client/statement";
import type { listLedgerEndpoint } from "@/lib/contract/credits";
import type { ResponseOf } from "@/lib/contract/endpoint";
import { columnDecimals } from "@/lib/core/money";
import { cn } from "../ui/cn";
import type { Column } from "../ui/data/column";
import { Money } from "../ui/data/money";
import { Pagination } from "../ui/data/pagination";
import { RelativeTime } from "../ui/data/relative-time";
import { Table } from "../ui/data/table";
import { EmptyState } from "../ui/feedback/empty-state";
import { Panel } from "../ui/page/panel";

type Transfer = ResponseOf<typeof listLedgerEndpoint>["items"][number];

const KIND_LABELS: Record<string, string> = {
  credit_grant: "Credit granted",
  usage: "Usage",
  adjustment: "Correction",
};

/** What each of these transfers was, when, and what it did to the credit. */
export function statementColumns(transfers: readonly Transfer[]): Column<Transfer>[] {
  const decimals = columnDecimals(transfers.map(({ amountNanos }) => amountNanos));
  return [
    {
      id: "kind",
      header: "Transfer",
      cell: (transfer) => (
        <div className="min-w-0">
          {KIND_LABELS[transfer.kind] ?? transfer.kind}
          {transfer.memo && <span className="block break-words text-subtle text-xs">{transfer.memo}</span>}
        </div>
      ),
    },
    {
      id: "at",
      header: "When",
      phone: "line",
      cell: (transfer) => <RelativeTime at={transfer.createdAt} className="text-muted" />,
    },
    {
      id: "id",
      header: "Id",
      hideOnTablet: true,
      cell: (transfer) => <code className="font-mono text-2xs text-subtle">{transfer.id}</code>,
    },
    {
      id: "amount",
      header: "Amount",
      align: "right",
      phone: "end",
      cell: (transfer) => (
        <span className={cn("font-medium", !transfer.amountNanos.startsWith("-") && "text-accent-ink")}>
          {!transfer.amountNanos.startsWith("-") && "+"}
          <Money nanos={transfer.amountNanos} decimals={decimals} />
        </span>
      ),
    },
  ];
}

/** The ledger's transfers on the credit account: immutable, a correction is a line of its own. */
export function StatementTable({ orgId }: { orgId: string }) {
  const query = useInfiniteQuery(statementPages(orgId));
  const rows = query.data?.pages.flatMap((page) => page.items);
  return (
    <Panel
      flush
      title="Statement"
      description="Each line is a transfer in the ledger. Usage is posted in batches of calls."
      footer={
        rows &&
        rows.length > 0 && (
          <Pagination
            shown={rows.length}
            noun="transfer"
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onMore={query.fetchNextPage}
          />
        )
      }
    >
      <Table
        label="Statement"
        columns={statementColumns(rows ?? [])}
        rows={rows}
        rowKey={(transfer) => transfer.id}
        error={query.error}
        onRetry={query.refetch}
        empty={
          <EmptyState icon={ReceiptText} title="Nothing has moved yet">
            Grants and the cost of calls are listed here.
          </EmptyState>
        }
      />
    </Panel>
  );
}
