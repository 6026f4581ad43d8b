"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { type Call, type CallFilters, callLogQuery } from "@/lib/client/calls";
import { matchesFilters, mergeCalls, newCalls } from "@/lib/client/merge-calls";
import { useLiveCalls } from "@/lib/client/use-live-calls";
import { DAY_MS } from "@/lib/core/time";
import { ButtonLink } from "../ui/actions/button-link";
import { Pagination } from "../ui/data/pagination";
import { Table } from "../ui/data/table";
import { EmptyState } from "../ui/feedback/empty-state";
import { Drawer } from "../ui/overlays/drawer";
import { PageHeader } from "../ui/page/page-header";
import { Panel } from "../ui/page/panel";
import { callColumns, callKey } from "./call-columns";
import { CallDetail } from "./call-detail";
import { CallsFilters, type CallsFilterValues } from "./calls-filters";
import { callsParams } from "./calls-params";
import { LiveToggle } from "./live-toggle";
import { useLiveBuffer } from "./use-live-buffer";

type CallsViewProps = { orgId: string; orgSlug: string; nowMs: number };

const DAYS = { "24h": 1, "7d": 7, "30d": 30 };
const FIRST_PAGE_MAX = 500;

function toFilters(values: CallsFilterValues & { outcome: CallFilters["outcome"] | null }, nowMs: number) {
  const filters: CallFilters = {};
  if (values.model) filters.model = values.model;
  if (values.key) filters.keyId = values.key;
  if (values.project) filters.projectId = values.project;
  if (values.outcome) filters.outcome = values.outcome;
  if (values.range !== "all") filters.from = new Date(nowMs - DAYS[values.range] * DAY_MS).toISOString();
  return filters;
}

/** The log of calls: filtered, followed live, each with its own record beside the list. */
export function CallsView({ orgId, orgSlug, nowMs }: CallsViewProps) {
  const client = useQueryClient();
  const [{ call: openCall, ...values }, setParams] = useQueryStates(callsParams);
  const { range, model, key, project, outcome } = values;
  const filters = useMemo(
    () => toFilters({ range, model, key, project, outcome }, nowMs),
    [range, model, key, project, outcome, nowMs],
  );
  const query = useInfiniteQuery(callLogQuery(orgId, filters));

  const apply = useCallback(
    (calls: Call[]) => {
      const fresh = calls.filter((each) => matchesFilters(each, filters));
      const { queryKey } = callLogQuery(orgId, filters);
      const data = client.getQueryData(queryKey);
      const [first, ...rest] = data?.pages ?? [];
      if (!data || !first) return [];
      const items = [...mergeCalls(fresh, first.items, FIRST_PAGE_MAX)];
      client.setQueryData(queryKey, { ...data, pages: [{ ...first, items }, ...rest] });
      return newCalls(fresh, first.items);
    },
    [client, orgId, filters],
  );
  const live = useLiveBuffer(apply);
  const status = useLiveCalls(orgId, live.receive);
  const rows = query.data?.pages.flatMap((page) => page.items);

  return (
    <>
      <PageHeader
        title="Calls"
        description="Every call with its tokens, time and exact cost."
        actions={
          <LiveToggle status={status} paused={live.paused} waiting={live.waiting} onToggle={live.toggle} />
        }
      />
      <CallsFilters
        orgId={orgId}
        values={values}
        onChange={(next) => void setParams(next as typeof values)}
      />
      <Panel
        flush
        footer={
          rows && rows.length > 0 ? (
            <Pagination
              shown={rows.length}
              noun="call"
              hasMore={query.hasNextPage}
              loading={query.isFetchingNextPage}
              onMore={() => void query.fetchNextPage()}
            />
          ) : null
        }
      >
        <Table
          label="Calls"
          columns={callColumns((each) => `?${withCall(values, each.requestId)}`)}
          rows={rows}
          rowKey={callKey}
          onRowClick={(each) => void setParams({ call: each.requestId })}
          rowClassName={(each) => (live.isFresh(each) ? "animate-fade-in" : undefined)}
          error={query.error}
          onRetry={query.refetch}
          skeletonRows={12}
          empty={<NoCalls orgSlug={orgSlug} isFiltered={Object.keys(filters).length > 0} />}
        />
      </Panel>
      <Drawer
        title="Call"
        open={openCall !== null}
        onOpenChange={(open) => !open && void setParams({ call: null })}
      >
        {openCall && <CallDetail orgId={orgId} requestId={openCall} />}
      </Drawer>
    </>
  );
}

function withCall(values: Record<string, string | null>, requestId: string): string {
  const query = new URLSearchParams({ call: requestId });
  for (const [name, value] of Object.entries(values)) if (value && value !== "all") query.set(name, value);
  return query.toString();
}

function NoCalls({ orgSlug, isFiltered }: { orgSlug: string; isFiltered: boolean }) {
  if (isFiltered) return <EmptyState title="No call matches">Widen the range or clear a filter.</EmptyState>;
  return (
    <EmptyState
      title="No calls yet"
      action={<ButtonLink href={`/${orgSlug}/get-started`}>Make the first one</ButtonLink>}
    >
      Each call shows here the moment it finishes.
    </EmptyState>
  );
}
