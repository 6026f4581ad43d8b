"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Gift } from "lucide-react";
import { grantPages } from "@/lib/client/statement";
import type { listCreditGrantsEndpoint } from "@/lib/contract/credits";
import type { ResponseOf } from "@/lib/contract/endpoint";
import type { Column } from "../ui/data/column";
import { Money } from "../ui/data/money";
import { Pagination } from "../ui/data/pagination";
import { RelativeTime } from "../ui/data/relative-time";
import { Table } from "../ui/data/table";
import { EmptyState } from "../ui/feedback/empty-state";
import { Panel } from "../ui/page/panel";

type Grant = ResponseOf<typeof listCreditGrantsEndpoint>["items"][number];

const KIND_LABELS: Record<string, string> = {
  signup: "Sign-up credit",
  manual: "Granted by the operator",
};

const columns: Column<Grant>[] = [
  {
    id: "kind",
    header: "Credit",
    cell: (grant) => {
      const kind = KIND_LABELS[grant.kind] ?? grant.kind;
      return (
        <div className="min-w-0">
          <span className="break-words">{grant.memo || kind}</span>
          {grant.memo && <span className="block text-subtle text-xs">{kind}</span>}
        </div>
      );
    },
  },
  {
    id: "at",
    header: "When",
    phone: "line",
    cell: (grant) => <RelativeTime at={grant.createdAt} className="text-muted" />,
  },
  {
    id: "amount",
    header: "Amount",
    align: "right",
    phone: "end",
    cell: (grant) => <Money nanos={grant.amountNanos} className="font-medium" />,
  },
];

export function GrantTable({ orgId }: { orgId: string }) {
  const query = useInfiniteQuery(grantPages(orgId));
  const rows = query.data?.pages.flatMap((page) => page.items);
  return (
    <Panel
      flush
      title="Credit grants"
      footer={
        query.hasNextPage && (
          <Pagination
            shown={rows?.length ?? 0}
            noun="grant"
            hasMore
            loading={query.isFetchingNextPage}
            onMore={query.fetchNextPage}
          />
        )
      }
    >
      <Table
        label="Credit grants"
        columns={columns}
        rows={rows}
        rowKey={(grant) => grant.id}
        error={query.error}
        onRetry={query.refetch}
        skeletonRows={2}
        empty={
          <EmptyState icon={Gift} title="No credit yet">
            The operator of this installation grants it.
          </EmptyState>
        }
      />
    </Panel>
  );
}
