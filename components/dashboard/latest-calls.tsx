"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { type Call, latestCallsQuery } from "@/lib/client/calls";
import { mergeCalls, newCalls } from "@/lib/client/merge-calls";
import { useLiveCalls } from "@/lib/client/use-live-calls";
import { callColumns, callKey } from "../calls/call-columns";
import { LiveToggle } from "../calls/live-toggle";
import { useLiveBuffer } from "../calls/use-live-buffer";
import { ButtonLink } from "../ui/actions/button-link";
import { Table } from "../ui/data/table";
import { EmptyState } from "../ui/feedback/empty-state";
import { Panel } from "../ui/page/panel";
import { LATEST_CALLS } from "./dashboard-reads";

const SHOWN_MAX = Number(LATEST_CALLS.limit);

type LatestCallsProps = { orgId: string; orgSlug: string };

/** The newest calls; those that finish now appear on top, but not under a keyboard's focus. */
export function LatestCalls({ orgId, orgSlug }: LatestCallsProps) {
  const client = useQueryClient();
  const options = latestCallsQuery(orgId, LATEST_CALLS);
  const query = useQuery(options);
  const apply = useCallback(
    (calls: Call[]) => {
      const { queryKey } = latestCallsQuery(orgId, LATEST_CALLS);
      const page = client.getQueryData(queryKey);
      if (!page) return [];
      client.setQueryData(queryKey, { ...page, items: [...mergeCalls(calls, page.items, SHOWN_MAX)] });
      return newCalls(calls, page.items);
    },
    [client, orgId],
  );
  const live = useLiveBuffer(apply);
  const status = useLiveCalls(orgId, live.receive);

  return (
    <Panel
      title="Latest calls"
      flush
      actions={
        <>
          <LiveToggle status={status} paused={live.paused} waiting={live.waiting} onToggle={live.toggle} />
          <ButtonLink href={`/${orgSlug}/calls`} size="sm" variant="ghost">
            All calls
          </ButtonLink>
        </>
      }
    >
      <section
        aria-label="Newest first"
        onFocus={() => live.hold(true)}
        onBlur={(event) => live.hold(event.currentTarget.contains(event.relatedTarget))}
      >
        <Table
          label="Latest calls"
          columns={callColumns((call) => `/${orgSlug}/calls?call=${call.requestId}`)}
          rows={query.data?.items}
          rowKey={callKey}
          rowClassName={(call) => (live.isFresh(call) ? "animate-fade-in" : undefined)}
          error={query.error}
          onRetry={query.refetch}
          skeletonRows={SHOWN_MAX}
          empty={
            <EmptyState
              title="No calls yet"
              action={<ButtonLink href={`/${orgSlug}/get-started`}>Make the first one</ButtonLink>}
            >
              Calls show here the moment they finish, with their cost and latency.
            </EmptyState>
          }
        />
      </section>
    </Panel>
  );
}
