"use client";

import { useQuery } from "@tanstack/react-query";
import { type UsageSeries, usageSeriesQuery } from "@/lib/client/usage";
import type { QueryOf } from "@/lib/contract/endpoint";
import type { usageSeriesEndpoint } from "@/lib/contract/usage";
import { usdNumber } from "@/lib/core/money";
import { useHeldOrder } from "../charts/use-held-order";
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

const REST = "other";

/** Those that spent the most, and in one quiet line what all others did. */
export function TopList({ orgId, title, query: args, moreHref }: TopListProps) {
  const query = useQuery(usageSeriesQuery(orgId, args));
  const called = query.data?.groups.filter((group) => group.totals.calls > 0);
  const groups = useHeldOrder(called, `${JSON.stringify(args)} ${query.isPlaceholderData}`);
  const named = groups?.filter(({ id }) => id !== REST) ?? [];
  const rest = groups?.find(({ id }) => id === REST);
  const largest = Math.max(1e-12, ...named.map(({ totals }) => usdNumber(totals.costNanos)));
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
        {named.map((group) => (
          <TopItem key={group.id} group={group} largest={largest} />
        ))}
      </ol>
      {rest && (
        <p className="mt-3 flex items-baseline justify-between gap-3 text-muted text-xs">
          <span>All others, {formatCount(rest.totals.calls)} calls</span>
          <Money nanos={rest.totals.costNanos} />
        </p>
      )}
    </Panel>
  );
}

type TopItemProps = { group: UsageSeries["groups"][number]; largest: number };

function TopItem({ group, largest }: TopItemProps) {
  const { costNanos, calls } = group.totals;
  return (
    <li>
      <div className="flex items-baseline justify-between gap-3">
        <span className="truncate">{group.label}</span>
        <Money nanos={costNanos} />
      </div>
      <div className="mt-1 flex items-center gap-3">
        <div aria-hidden className="h-1 flex-1 rounded-full bg-hover">
          <div
            className="h-full rounded-full bg-accent"
            style={{ width: `${(usdNumber(costNanos) / largest) * 100}%` }}
          />
        </div>
        <span className="w-20 text-right text-subtle text-xs">{formatCount(calls)} calls</span>
      </div>
    </li>
  );
}
