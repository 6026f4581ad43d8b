import { z } from "zod";
import { creditView } from "./credits";
import { defineEndpoint } from "./endpoint";
import { pageOf, pageQuery, wireCount, wireNanos, wireTime } from "./wire";

/** Tenants, as the operator sees them. */

export const listTenantsEndpoint = defineEndpoint({
  id: "tenants.list",
  method: "GET",
  path: "/api/admin/tenants",
  tag: "Tenants",
  summary: "Every organization with its credit and its last 30 days",
  access: "operator",
  query: pageQuery.extend({ search: z.string().trim().max(100).optional() }),
  response: pageOf(
    z
      .object({
        id: z.string(),
        name: z.string(),
        slug: z.string(),
        suspendedAt: wireTime.nullable(),
        createdAt: wireTime,
        memberCount: wireCount,
        projectCount: wireCount,
        keyCount: wireCount,
        credit: creditView,
        last30Days: z.object({
          costNanos: wireNanos,
          calls: wireCount,
          inputTokens: wireCount,
          outputTokens: wireCount,
        }),
        lastCallAt: wireTime.nullable().meta({ description: "To a quarter of an hour." }),
      })
      .meta({ id: "Tenant" }),
  ),
});
