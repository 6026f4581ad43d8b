"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import { quarantinePages } from "@/lib/client/quarantine";
import { Segmented } from "../../ui/actions/segmented";
import { Pagination } from "../../ui/data/pagination";
import { Table } from "../../ui/data/table";
import { EmptyState } from "../../ui/feedback/empty-state";
import { Drawer } from "../../ui/overlays/drawer";
import { PageHeader } from "../../ui/page/page-header";
import { Panel } from "../../ui/page/panel";
import { type QuarantinedCall, quarantineColumns } from "./quarantine-columns";
import { QuarantinedCallReview } from "./quarantined-call-review";

const STATES = ["open", "resolved"] as const;

export function QuarantineView() {
  const [state, setState] = useQueryState("state", parseAsStringLiteral(STATES).withDefault("open"));
  const [opened, setOpened] = useState<QuarantinedCall>();
  const query = useInfiniteQuery(quarantinePages(state));
  const rows = query.data?.pages.flatMap((page) => page.items);
  const openCount = query.data?.pages.at(-1)?.openCount;
  return (
    <>
      <PageHeader
        title="Quarantine"
        description="Calls that were answered, but whose provider reported figures that cannot be right. Nothing is billed until you decide."
      />
      <Segmented
        label="Show"
        className="mb-3"
        value={state}
        options={[
          { value: "open", label: openCount ? `To be decided (${openCount})` : "To be decided" },
          { value: "resolved", label: "Decided" },
        ]}
        onChange={setState}
      />
      <Panel
        flush
        footer={
          rows &&
          rows.length > 0 && (
            <Pagination
              shown={rows.length}
              noun="call"
              hasMore={query.hasNextPage}
              loading={query.isFetchingNextPage}
              onMore={query.fetchNextPage}
            />
          )
        }
      >
        <Table
          label="Quarantined calls"
          columns={quarantineColumns(setOpened)}
          rows={rows}
          rowKey={(call) => call.id}
          error={query.error}
          onRetry={query.refetch}
          onRowClick={setOpened}
          empty={
            <EmptyState
              icon={ShieldCheck}
              title={state === "open" ? "Nothing to decide" : "Nothing was decided yet"}
            >
              Every provider's figures are checked as they arrive: parts that are negative, or that do not add
              up, are kept here instead of being billed.
            </EmptyState>
          }
        />
      </Panel>
      <Drawer
        open={opened !== undefined}
        onOpenChange={() => setOpened(undefined)}
        title={opened?.model ?? "Call"}
        description={
          opened && `${opened.orgName ?? opened.orgId}, by ${opened.providerName ?? opened.providerId}`
        }
      >
        {opened && <QuarantinedCallReview call={opened} onDone={() => setOpened(undefined)} />}
      </Drawer>
    </>
  );
}
