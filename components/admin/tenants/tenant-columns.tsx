import { usdNumber } from "@/lib/core/money";
import { Sparkline } from "../../charts/sparkline";
import { Link } from "../../ui/actions/link";
import { Status } from "../../ui/data/badge";
import type { Column } from "../../ui/data/column";
import { Money } from "../../ui/data/money";
import { formatCount } from "../../ui/data/number-format";
import { RelativeTime } from "../../ui/data/relative-time";
import type { Tenant } from "./tenant";
import { tenantStatus } from "./tenant-status";

/** A column's id is what the server orders by; one without `sortBy` it does not. */
export const tenantColumns: Column<Tenant>[] = [
  {
    id: "name",
    header: "Tenant",
    sortBy: (tenant) => tenant.name,
    cell: (tenant) => (
      <div className="min-w-0">
        <Link
          href={`/admin/tenants/${tenant.slug}`}
          className="block max-w-52 truncate font-medium text-ink hover:underline"
        >
          {tenant.name}
        </Link>
        <span className="block max-w-52 truncate font-mono text-2xs text-subtle">{tenant.slug}</span>
      </div>
    ),
  },
  {
    id: "status",
    header: "Status",
    cell: (tenant) => {
      const { tone, text } = tenantStatus(tenant);
      return <Status tone={tone}>{text}</Status>;
    },
  },
  {
    id: "members",
    header: "Members",
    align: "right",
    hideOnTablet: true,
    sortBy: (tenant) => tenant.memberCount,
    cell: (tenant) => formatCount(tenant.memberCount),
  },
  {
    id: "calls",
    header: "Calls, 30 d",
    align: "right",
    hideOnPhone: true,
    sortBy: (tenant) => tenant.last30Days.calls,
    cell: (tenant) => formatCount(tenant.last30Days.calls),
  },
  {
    id: "days",
    header: "By day",
    hideOnTablet: true,
    cell: (tenant) => (
      <div className="w-24">
        <Sparkline values={tenant.spendByDay.map(usdNumber)} />
      </div>
    ),
  },
  {
    id: "spend",
    header: "Spend, 30 d",
    align: "right",
    sortBy: (tenant) => BigInt(tenant.last30Days.costNanos),
    cell: (tenant) => <Money nanos={tenant.last30Days.costNanos} className="font-medium" />,
  },
  {
    id: "month",
    header: "This month",
    align: "right",
    sortBy: (tenant) => BigInt(tenant.thisMonth.costNanos),
    cell: (tenant) => <Money nanos={tenant.thisMonth.costNanos} />,
  },
  {
    id: "credit",
    header: "Credit left",
    align: "right",
    sortBy: (tenant) => BigInt(tenant.credit.availableNanos),
    cell: (tenant) => <Money nanos={tenant.credit.availableNanos} />,
  },
  {
    id: "last_call",
    header: "Last call",
    sortBy: (tenant) => (tenant.lastCallAt ? Date.parse(tenant.lastCallAt) : null),
    cell: (tenant) => <RelativeTime at={tenant.lastCallAt} className="whitespace-nowrap text-muted" />,
  },
];
