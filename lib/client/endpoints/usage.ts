// Made by `npm run generate`.
import type * as contract from "../../contract/usage";
import type { Remote } from "../remote";

export const usageSeriesEndpoint: Remote<typeof contract.usageSeriesEndpoint> = {
  id: "usage.series",
  method: "GET",
  path: "/api/orgs/{orgId}/usage/series",
};

export const usageSummaryEndpoint: Remote<typeof contract.usageSummaryEndpoint> = {
  id: "usage.summary",
  method: "GET",
  path: "/api/orgs/{orgId}/usage/summary",
};

export const usageBreakdownEndpoint: Remote<typeof contract.usageBreakdownEndpoint> = {
  id: "usage.breakdown",
  method: "GET",
  path: "/api/orgs/{orgId}/usage/breakdown",
};

export const usageLatencyEndpoint: Remote<typeof contract.usageLatencyEndpoint> = {
  id: "usage.latency",
  method: "GET",
  path: "/api/orgs/{orgId}/usage/latency",
};

export const usageExportEndpoint: Remote<typeof contract.usageExportEndpoint> = {
  id: "usage.export",
  method: "GET",
  path: "/api/orgs/{orgId}/usage/export",
};

export const liveUsageEndpoint: Remote<typeof contract.liveUsageEndpoint> = {
  id: "usage.live",
  method: "GET",
  path: "/api/orgs/{orgId}/live",
};
