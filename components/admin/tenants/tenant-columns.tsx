import type { ResponseOf } from "@/lib/contract/endpoint";
import type { listTenantsEndpoint } from "@/lib/contract/tenants";
import { Badge } from "../../ui/data/badge";
import type { Column } from "../../ui/data/column";
import { Money } from "../../ui/data/money";
import { formatCount } from "../../ui/data/number-format";
import { RelativeTime } from "../../ui/data/relative-time";

export type Tenant = ResponseOf<typeof listTenantsEndpoint>["items"][number];

export const tenantColumns: Column<Tenant>[] = [
  {
    id: "name",
    header: "Tenant",
    sortBy: (tenant) => tenant.name,
    cell: (tenant) => (
      <div className="min-w-0">
        <span className="flex items-center gap-2 font-medium">
          <span className="max-w-60 truncate">{tenant.name}</span>
          {tenant.suspendedAt && <Badge tone="danger">suspended</Badge>}
        </span>
        <span className="font-mono text-2xs text-subtle">{tenant.slug}</span>
      </div>
    ),
  },
  {
    id: "people",
    header: "Members",
    align: "right",
    hideOnTablet: true,
    sortBy: (tenant) => tenant.memberCount,
    cell: (tenant) => tenant.memberCount,
  },
  {
    id: "keys",
    header: "Keys",
    align: "right",
    hideOnTablet: true,
    sortBy: (tenant) => tenant.keyCount,
    cell: (tenant) => tenant.keyCount,
  },
  {
    id: "calls",
    header: "Calls, 30 d",
    align: "right",
    sortBy: (tenant) => tenant.last30Days.calls,
    cell: (tenant) => formatCount(tenant.last30Days.calls),
  },
  {
    id: "spend",
    header: "Spend, 30 d",
    align: "right",
    sortBy: (tenant) => BigInt(tenant.last30Days.costNanos),
    cell: (tenant) => <Money nanos={tenant.last30Days.costNanos} className="font-medium" />,
  },
  {
    id: "credit",
    header: "Credit left",
    align: "right",
    sortBy: (tenant) => BigInt(tenant.credit.availableNanos),
    cell: (tenant) => <Money nanos={tenant.credit.availableNanos} />,
  },
  {
    id: "lastCall",
    header: "Last call",
    sortBy: (tenant) => (tenant.lastCallAt ? Date.parse(tenant.lastCallAt) : null),
    cell: (tenant) => <RelativeTime at={tenant.lastCallAt} className="whitespace-nowrap text-muted" />,
  },
];
