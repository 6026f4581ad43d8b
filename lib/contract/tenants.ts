import { z } from "zod";
import { auditEventView } from "./audit";
import { creditView, ledgerEntryView } from "./credits";
import { defineEndpoint } from "./endpoint";
import { keyView } from "./keys";
import { memberView } from "./members";
import { isForward, rangeQuery, seriesQuery, usageSeriesView } from "./usage";
import { pageOf, pageQuery, wireCount, wireNanos, wireTime } from "./wire";

/** Tenants, as the operator sees them. */

export const TENANT_ORDERS = [
  "created",
  "name",
  "members",
  "keys",
  "month",
  "spend",
  "calls",
  "credit",
  "last_call",
] as const;
export type TenantOrder = (typeof TENANT_ORDERS)[number];

const usage = { costNanos: wireNanos, calls: wireCount };

const tenantView = z
  .object({
    id: z.string(),
    name: z.string(),
    slug: z.string(),
    suspendedAt: wireTime.nullable(),
    closedAt: wireTime.nullable().meta({ description: "By an owner; it can be reopened for 30 days." }),
    createdAt: wireTime,
    memberCount: wireCount,
    projectCount: wireCount,
    keyCount: wireCount,
    credit: creditView,
    thisMonth: z.object(usage).meta({ description: "Since the first of the month, UTC." }),
    last30Days: z
      .object({ ...usage, errors: wireCount, inputTokens: wireCount, outputTokens: wireCount })
      .meta({ description: "Of 30 UTC days, today's the last." }),
    spendByDay: z.array(wireNanos).meta({ description: "Of each of those days, the oldest first." }),
    lastCallAt: wireTime.nullable().meta({ description: "When one of its keys was last used." }),
  })
  .meta({ id: "Tenant" });

export const listTenantsEndpoint = defineEndpoint({
  id: "tenants.list",
  method: "GET",
  path: "/api/admin/tenants",
  tag: "Tenants",
  summary:
    "Every organization with its credit, this month and its last 30 days, as of the last fold: seconds ago",
  access: "operator",
  query: pageQuery.extend({
    search: z
      .string()
      .trim()
      .max(100)
      .optional()
      .meta({ description: "Part of a name, a slug or a member's e-mail address, or an id." }),
    sort: z.enum(TENANT_ORDERS).default("created").meta({ description: "Over all of them, not a page." }),
    direction: z.enum(["asc", "desc"]).default("desc"),
  }),
  response: pageOf(tenantView).extend({ total: wireCount.meta({ description: "All that match." }) }),
});

const tenantParams = z.object({ tenantId: z.string().min(1) });

const keyOfTenant = keyView.pick({
  id: true,
  name: true,
  projectName: true,
  environment: true,
  label: true,
  status: true,
  lastUsedAt: true,
  createdAt: true,
});

export const getTenantEndpoint = defineEndpoint({
  id: "tenants.get",
  method: "GET",
  path: "/api/admin/tenants/{tenantId}",
  tag: "Tenants",
  summary:
    "One organization: its people, keys, ledger and latest changes; nothing of what it sent or was answered",
  access: "operator",
  params: tenantParams,
  response: z.object({
    tenant: tenantView,
    members: z
      .array(
        memberView.extend({
          isOperator: z.boolean(),
          lastSeenAt: wireTime
            .nullable()
            .meta({ description: "In a browser, by a session that is not over." }),
        }),
      )
      .meta({ description: "At most 100, the eldest accounts first." }),
    keys: z.array(keyOfTenant).meta({ description: "At most 50, the latest used first." }),
    ledger: z.array(ledgerEntryView).meta({ description: "The latest 20 transfers." }),
    audit: z.array(auditEventView).meta({ description: "The latest 20 changes." }),
  }),
});

export const tenantUsageEndpoint = defineEndpoint({
  id: "tenants.usage",
  method: "GET",
  path: "/api/admin/tenants/{tenantId}/usage",
  tag: "Tenants",
  summary: "A tenant's spend, calls and tokens over time, by model or provider",
  access: "operator",
  params: tenantParams,
  query: rangeQuery
    .omit({ filter: true })
    .extend({ ...seriesQuery, groupBy: z.enum(["model", "provider"]).default("model") })
    .refine(isForward, { message: "`to` must be after `from`.", path: ["to"] }),
  response: usageSeriesView,
});
