"use client";

import { useQuery } from "@tanstack/react-query";
import { usageSeriesQuery } from "@/lib/client/usage";
import type { QueryOf } from "@/lib/contract/endpoint";
import type { usageSeriesEndpoint } from "@/lib/contract/usage";
import { usdNumber } from "@/lib/core/money";
import { ButtonLink } from "../ui/actions/button-link";
import { Money } from "../ui/data/money";
import { formatCount } from "../ui/data/number-format";
import { ErrorState } from "../ui/feedback/error-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { Panel } from "../ui/page/panel";

type TopListProps = {
  orgId: string;
  title: string;
  query: QueryOf<typeof usageSeriesEndpoint>;
  moreHref: string;
};

export function TopList({ orgId, title, query: args, moreHref }: TopListProps) {
  const query = useQuery(usageSeriesQuery(orgId, args));
  const groups = query.data?.groups.filter((group) => group.totals.calls > 0);
  const largest = Math.max(1e-12, ...(groups ?? []).map((group) => usdNumber(group.totals.costNanos)));
  return (
    <Panel
      title={title}
      actions={
        <ButtonLink href={moreHref} size="sm" variant="ghost">
          All
        </ButtonLink>
      }
    >
      {query.error && !groups && <ErrorState message={query.error.message} onRetry={query.refetch} />}
      {!groups && !query.error && <Skeleton className="h-36" />}
      {groups?.length === 0 && <p className="text-muted">Nothing in this range.</p>}
      <ol className="flex flex-col gap-3">
        {groups?.map((group) => (
          <li key={group.id}>
            <div className="flex items-baseline justify-between gap-3">
              <span className="truncate">{group.label}</span>
              <Money nanos={group.totals.costNanos} />
            </div>
            <div className="mt-1 flex items-center gap-3">
              <div aria-hidden className="h-1 flex-1 rounded-full bg-hover">
                <div
                  className="h-full rounded-full bg-accent"
                  style={{ width: `${(usdNumber(group.totals.costNanos) / largest) * 100}%` }}
                />
              </div>
              <span className="w-20 text-right text-subtle text-xs">
                {formatCount(group.totals.calls)} calls
              </span>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
