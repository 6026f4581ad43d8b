"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Building2, Gauge, Gift } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { tenantPages } from "@/lib/client/tenants";
import { IconButton } from "../../ui/actions/icon-button";
import { cn } from "../../ui/cn";
import { formatExactCount } from "../../ui/data/number-format";
import { Pagination } from "../../ui/data/pagination";
import { Table } from "../../ui/data/table";
import { EmptyState } from "../../ui/feedback/empty-state";
import { Input } from "../../ui/forms/input";
import { Select } from "../../ui/forms/select";
import { PageHeader } from "../../ui/page/page-header";
import { Panel } from "../../ui/page/panel";
import { PlanLimitsDrawer } from "../plan-limits/plan-limits-drawer";
import { GrantCreditDialog } from "./grant-credit-form";
import type { Tenant } from "./tenant";
import { tenantColumns } from "./tenant-columns";
import { ORDER_OPTIONS, useTenantOrder } from "./tenant-order";

/** Every organization: searched and ordered by the server over all of them, not over those at hand. */
export function TenantsView() {
  const order = useTenantOrder();
  const [granting, setGranting] = useState<Tenant>();
  const [planned, setPlanned] = useState<Tenant>();
  const { sort, direction } = order;
  const query = useInfiniteQuery(
    tenantPages({ search: useDeferredValue(order.search.trim()), sort, direction }),
  );
  const rows = query.data?.pages.flatMap((page) => page.items);
  const total = query.data?.pages[0]?.total;
  return (
    <>
      <PageHeader
        title="Tenants"
        description="Every organization with what it spent, what credit it has left, and when it last called. Days and months are UTC."
      />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <Input
          type="search"
          aria-label="Search tenants"
          placeholder="Name, slug, id or a member’s e-mail"
          className="w-full sm:w-72"
          value={order.search}
          onChange={(event) => order.setSearch(event.target.value)}
        />
        <Select
          aria-label="Order of tenants"
          className="w-full sm:hidden"
          value={ORDER_OPTIONS.some(({ value }) => value === sort) ? sort : null}
          options={ORDER_OPTIONS}
          onChange={order.setSort}
        />
        <span aria-live="polite" className="text-subtle text-xs">
          {total !== undefined && `${formatExactCount(total)} ${order.search ? "match" : "in all"}`}
        </span>
      </div>
      <Panel
        flush
        className={cn("transition-opacity", query.isPlaceholderData && "opacity-60 delay-200")}
        footer={
          rows &&
          rows.length > 0 && (
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
          order={{ sort: { column: sort, direction }, onSort: order.toggle }}
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
            <EmptyState icon={Building2} title={order.search ? "No tenant matches" : "No tenant yet"}>
              {order.search
                ? "Search by part of a name, a slug or an e-mail address, or by a whole id."
                : "An organization is made when somebody signs up."}
            </EmptyState>
          }
        />
      </Panel>
      {planned && <PlanLimitsDrawer tenant={planned} open onClose={() => setPlanned(undefined)} />}
      <GrantCreditDialog tenant={granting} onClose={() => setGranting(undefined)} />
    </>
  );
}
