"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Activity } from "lucide-react";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { type Call, callLogQuery } from "@/lib/client/calls";
import { matchesFilters, mergeCalls, newCalls } from "@/lib/client/merge-calls";
import { useLiveCalls } from "@/lib/client/use-live-calls";
import { useSeldom } from "../../live/use-seldom";
import { Button } from "../../ui/actions/button";
import { ButtonLink } from "../../ui/actions/button-link";
import { cn } from "../../ui/cn";
import { formatExactCount } from "../../ui/data/number-format";
import { EmptyState } from "../../ui/feedback/empty-state";
import { ErrorState } from "../../ui/feedback/error-state";
import { Skeleton } from "../../ui/feedback/skeleton";
import { Select } from "../../ui/forms/select";
import { Drawer } from "../../ui/overlays/drawer";
import { PageHeader } from "../../ui/page/page-header";
import { Panel } from "../../ui/page/panel";
import { CallDetail } from "../detail/call-detail";
import { callsParams, isNarrowed, toCallFilters } from "../filters/calls-params";
import { FilterBar } from "../filters/filter-bar";
import { LiveToggle } from "../live-toggle";
import { useLiveBuffer } from "../use-live-buffer";
import { CallsGrid, GRID_HEIGHT } from "./calls-grid";
import { ColumnChooser } from "./column-chooser";
import { ExportMenu } from "./export-menu";
import { useListSettings } from "./use-list-settings";

type CallsViewProps = { orgId: string; orgSlug: string; nowMs: number };

/** The count moves with every call; a screen reader is told now and then. */
const SAY_EVERY_MS = 20_000;
/** So many rows stay on the first page while calls come in. */
const FIRST_PAGE_MAX = 5_000;
const SKELETON_ROWS = 24;
const SORT_OPTIONS = [
  { value: "time", label: "Newest" },
  { value: "cost", label: "Most expensive" },
  { value: "latency", label: "Slowest" },
] as const;

/** The log of calls: searched, followed live, each with its own record beside the list. */
export function CallsView({ orgId, orgSlug, nowMs }: CallsViewProps) {
  const router = useRouter();
  const [params, setParams] = useQueryStates(callsParams);
  const { call: openCall, ...state } = params;
  const settings = useListSettings();
  const filters = useMemo(() => toCallFilters(params, nowMs), [params, nowMs]);
  const query = useInfiniteQuery(callLogQuery(orgId, filters));
  const apply = useApplyLive(orgId, filters);
  const live = useLiveBuffer(apply);
  const status = useLiveCalls(orgId, live.receive);
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items), [query.data]);
  const { fetchNextPage } = query;
  const onMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const moreError = query.isFetchNextPageError ? query.error : null;
  const hrefOf = (call: Call) => `/${orgSlug}/calls/${call.requestId}`;
  const hasRows = rows ? rows.length > 0 : !query.error;
  const isLiveList = state.sort === "time";
  return (
    <>
      <PageHeader
        title="Calls"
        description="Every call with its tokens, time and exact cost."
        actions={
          isLiveList && (
            <LiveToggle status={status} paused={live.paused} waiting={live.waiting} onToggle={live.toggle} />
          )
        }
      />
      <FilterBar orgId={orgId} state={state} onChange={(change) => void setParams(change)}>
        <Select
          aria-label="Order"
          value={state.sort}
          options={SORT_OPTIONS}
          onChange={(sort) => void setParams({ sort })}
          className="w-36"
        />
        <ColumnChooser columns={settings.columns} density={settings.density} onChange={settings.change} />
        <ExportMenu orgId={orgId} filters={filters} />
      </FilterBar>
      <Panel
        flush
        footer={
          hasRows && (
            <Footer shown={rows?.length} hasMore={query.hasNextPage} error={moreError} onMore={onMore} />
          )
        }
      >
        {query.error && !rows ? (
          <ErrorState message={query.error.message} onRetry={query.refetch} />
        ) : rows === undefined ? (
          <LoadingRows />
        ) : rows.length === 0 ? (
          <NoCalls orgSlug={orgSlug} isNarrowed={isNarrowed(state) || Boolean(filters.from || filters.to)} />
        ) : (
          <CallsGrid
            columns={settings.shown}
            rows={rows}
            density={settings.density}
            hasMore={query.hasNextPage}
            pausesMore={moreError !== null}
            loadingMore={query.isFetchingNextPage}
            onMore={onMore}
            onOpen={(call) =>
              window.matchMedia("(min-width: 640px)").matches
                ? void setParams({ call: call.requestId })
                : router.push(hrefOf(call))
            }
            hrefOf={hrefOf}
            isFresh={live.isFresh}
          />
        )}
      </Panel>
      <Drawer
        title="Call"
        open={openCall !== null}
        onOpenChange={(open) => !open && void setParams({ call: null })}
      >
        {openCall && <CallDetail orgId={orgId} orgSlug={orgSlug} requestId={openCall} />}
      </Drawer>
    </>
  );
}

/** Puts calls that arrive live into the list that they belong to; answers which were new to it. */
function useApplyLive(orgId: string, filters: ReturnType<typeof toCallFilters>) {
  const client = useQueryClient();
  return useCallback(
    (calls: Call[]) => {
      if (filters.sort) return [];
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
}

type FooterProps = {
  shown: number | undefined;
  hasMore: boolean;
  error: { message: string } | null;
  onMore: () => void;
};

function Footer({ shown, hasMore, error, onMore }: FooterProps) {
  const count = shown === undefined ? "" : `${formatExactCount(shown)} ${shown === 1 ? "call" : "calls"}`;
  const said = useSeldom(count && `${count} in the list`, SAY_EVERY_MS);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2 text-subtle text-xs">
      <p className="min-h-4">
        {count}
        {hasMore && !error ? ", more as you scroll" : ""}
      </p>
      <p role="status" className="sr-only">
        {said}
      </p>
      {error && (
        <p className="text-danger-ink">
          {error.message}{" "}
          <Button size="sm" variant="ghost" onClick={onMore}>
            Try again
          </Button>
        </p>
      )}
    </div>
  );
}

function LoadingRows() {
  return (
    <div aria-busy="true" className={cn(GRID_HEIGHT, "flex flex-col gap-6 overflow-hidden p-4 pt-12")}>
      {Array.from({ length: SKELETON_ROWS }, (_, i) => i).map((row) => (
        <Skeleton key={row} className="h-4 shrink-0" />
      ))}
    </div>
  );
}

function NoCalls({ orgSlug, isNarrowed }: { orgSlug: string; isNarrowed: boolean }) {
  if (isNarrowed) return <EmptyState title="No call matches">Widen the range or clear a filter.</EmptyState>;
  return (
    <EmptyState
      icon={Activity}
      title="No calls yet"
      action={<ButtonLink href={`/${orgSlug}/get-started`}>Make the first one</ButtonLink>}
    >
      Each call shows here the moment it finishes.
    </EmptyState>
  );
}
