"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ScrollText, X } from "lucide-react";
import { parseAsString, useQueryStates } from "nuqs";
import { auditPages } from "@/lib/client/audit";
import { Button } from "../ui/actions/button";
import { Pagination } from "../ui/data/pagination";
import { Table } from "../ui/data/table";
import { EmptyState } from "../ui/feedback/empty-state";
import { Combobox } from "../ui/forms/combobox";
import { PageHeader } from "../ui/page/page-header";
import { Panel } from "../ui/page/panel";
import { ACTION_OPTIONS } from "./action-text";
import { auditColumns } from "./audit-columns";

const EVERY = "all";

export function AuditView({ orgId }: { orgId: string }) {
  const [filter, setFilter] = useQueryStates({
    action: parseAsString.withDefault(EVERY),
    target: parseAsString,
  });
  const query = useInfiniteQuery(
    auditPages(orgId, {
      action: filter.action === EVERY ? undefined : filter.action,
      targetId: filter.target ?? undefined,
    }),
  );
  const rows = query.data?.pages.flatMap((page) => page.items);
  const isFiltered = filter.action !== EVERY || filter.target !== null;
  const clear = (
    <Button icon={X} onClick={() => setFilter(null)}>
      Clear filters
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Audit log"
        description="Who changed what, newest first. Entries are never changed or deleted."
      />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <Combobox
          aria-label="Action"
          className="w-full sm:w-60"
          searchLabel="Search actions"
          value={filter.action}
          options={[{ value: EVERY, label: "Every action" }, ...ACTION_OPTIONS]}
          onChange={(action) => setFilter({ action })}
        />
        {filter.target && (
          <span className="text-muted text-xs">
            only <code className="font-mono">{filter.target}</code>
          </span>
        )}
        {isFiltered && clear}
      </div>
      <Panel
        flush
        footer={
          rows &&
          rows.length > 0 && (
            <Pagination
              shown={rows.length}
              noun="entry"
              plural="entries"
              hasMore={query.hasNextPage}
              loading={query.isFetchingNextPage}
              onMore={query.fetchNextPage}
            />
          )
        }
      >
        <Table
          label="Audit log"
          columns={auditColumns((target) => setFilter({ target }))}
          rows={rows}
          rowKey={(event) => event.id}
          error={query.error}
          onRetry={query.refetch}
          empty={
            <EmptyState
              icon={ScrollText}
              title={isFiltered ? "Nothing matches these filters" : "Nothing has been changed yet"}
              action={isFiltered && clear}
            />
          }
        />
      </Panel>
    </>
  );
}
