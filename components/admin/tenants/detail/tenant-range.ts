import type { QueryOf } from "@/lib/contract/endpoint";
import type { tenantUsageEndpoint } from "@/lib/contract/tenants";
import { DAY_MS } from "@/lib/core/time";

export const TENANT_DAYS = ["30", "90"] as const;
export const TENANT_GROUPINGS = ["model", "provider"] as const;

const SERIES_MAX = 7;

type Choice = {
  days: (typeof TENANT_DAYS)[number];
  by: (typeof TENANT_GROUPINGS)[number];
};

/** Whole UTC days, the last of them today's: the same on the server, which prefetches, as in the browser. */
export function tenantUsageArgs({ days, by }: Choice, nowMs: number): QueryOf<typeof tenantUsageEndpoint> {
  const toMs = (Math.floor(nowMs / DAY_MS) + 1) * DAY_MS;
  return {
    from: new Date(toMs - Number(days) * DAY_MS).toISOString(),
    to: new Date(toMs).toISOString(),
    bucket: "day",
    zone: "UTC",
    groupBy: by,
    top: SERIES_MAX,
  };
}
