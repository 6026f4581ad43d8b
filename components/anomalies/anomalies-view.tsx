"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Radar } from "lucide-react";
import { anomalyPages } from "@/lib/client/anomalies";
import { Button } from "../ui/actions/button";
import { EmptyState } from "../ui/feedback/empty-state";
import { ErrorState } from "../ui/feedback/error-state";
import { Skeleton } from "../ui/feedback/skeleton";
import { PageHeader } from "../ui/page/page-header";
import { Panel } from "../ui/page/panel";
import { AnomalyRow } from "./anomaly-row";

type AnomaliesViewProps = { org: { id: string; slug: string } };

export function AnomaliesView({ org }: AnomaliesViewProps) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    anomalyPages(org.id),
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const open = items.filter(({ endedAt }) => !endedAt);
  const ended = items.filter(({ endedAt }) => endedAt);
  return (
    <>
      <PageHeader
        title="Anomalies"
        description="Usage that its past does not explain, with what made it: found within minutes, few and worth a look."
      />
      {error && !data && <ErrorState message={error.message} onRetry={refetch} />}
      {!data && !error && <Skeleton className="h-48 w-full" />}
      {data && items.length === 0 && (
        <Panel>
          <EmptyState icon={Radar} title="Nothing out of the ordinary">
            Spend, calls, tokens per call, the error rate and latency are watched, of the organization and of
            its largest projects, keys and models. A day of usage is needed before anything can be unusual.
          </EmptyState>
        </Panel>
      )}
      <div className="flex flex-col gap-4">
        <AnomalyPanel title="Going on" orgSlug={org.slug} anomalies={open} />
        <AnomalyPanel title="Past" orgSlug={org.slug} anomalies={ended} />
      </div>
      {hasNextPage && (
        <Button className="mt-4" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          Show older
        </Button>
      )}
    </>
  );
}

type AnomalyPanelProps = {
  title: string;
  orgSlug: string;
  anomalies: Parameters<typeof AnomalyRow>[0]["anomaly"][];
};

function AnomalyPanel({ title, orgSlug, anomalies }: AnomalyPanelProps) {
  if (anomalies.length === 0) return null;
  return (
    <Panel title={title} flush>
      <ul className="divide-y divide-line">
        {anomalies.map((anomaly) => (
          <AnomalyRow key={anomaly.id} orgSlug={orgSlug} anomaly={anomaly} />
        ))}
      </ul>
    </Panel>
  );
}
