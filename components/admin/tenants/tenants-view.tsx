"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Building2, Gauge, Gift } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { useDeferredValue, useState } from "react";
import { tenantPages } from "@/lib/client/tenants";
import { IconButton } from "../../ui/actions/icon-button";
import { Pagination } from "../../ui/data/pagination";
import { Table } from "../../ui/data/table";
import { EmptyState } from "../../ui/feedback/empty-state";
import { Input } from "../../ui/forms/input";
import { Dialog } from "../../ui/overlays/dialog";
import { PageHeader } from "../../ui/page/page-header";
import { Panel } from "../../ui/page/panel";
import { PlanLimitsDrawer } from "../plan-limits/plan-limits-drawer";
import { GrantCreditForm } from "./grant-credit-form";
import { type Tenant, tenantColumns } from "./tenant-columns";

export function TenantsView() {
  const [search, setSearch] = useQueryState("q", parseAsString.withDefault(""));
  const [granting, setGranting] = useState<Tenant>();
  const [planned, setPlanned] = useState<Tenant>();
  const query = useInfiniteQuery(tenantPages(useDeferredValue(search.trim())));
  const rows = query.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <PageHeader
        title="Tenants"
        description="Every organization, what it has spent in the last 30 days, and its credit."
      />
      <Input
        type="search"
        aria-label="Search tenants"
        placeholder="Search by name or slug"
        className="mb-3 w-full sm:w-64"
        value={search}
        onChange={(event) => setSearch(event.target.value || null)}
      />
      <Panel
        flush
        footer={
          rows && (
            <Pagination
              shown={rows.length}
              noun="tenant"
              hasMore={query.hasNextPage}
              loading={query.isFetchingNextPage}
              onMore={query.fetchNextPage}
            />
          )
        }
      >
        <Table
          label="Tenants"
          columns={tenantColumns}
          rows={rows}
          rowKey={(tenant) => tenant.id}
          error={query.error}
          onRetry={query.refetch}
          actions={(tenant) => (
            <div className="flex justify-end gap-1">
              <IconButton
                icon={Gauge}
                label={`Plan limits of ${tenant.name}`}
                onClick={() => setPlanned(tenant)}
              />
              <IconButton
                icon={Gift}
                label={`Grant credit to ${tenant.name}`}
                onClick={() => setGranting(tenant)}
              />
            </div>
          )}
          empty={
            <EmptyState icon={Building2} title={search ? "No tenant matches" : "No tenant yet"}>
              An organization is made when somebody signs up.
            </EmptyState>
          }
        />
      </Panel>
      {planned && <PlanLimitsDrawer tenant={planned} open onClose={() => setPlanned(undefined)} />}
      <Dialog
        open={granting !== undefined}
        onOpenChange={() => setGranting(undefined)}
        title={`Grant credit to ${granting?.name ?? ""}`}
        width="sm"
      >
        {granting && <GrantCreditForm tenant={granting} onDone={() => setGranting(undefined)} />}
      </Dialog>
    </>
  );
}
