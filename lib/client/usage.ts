import { keepPreviousData } from "@tanstack/react-query";
import { pathOf } from "./call";
import { endpointQuery } from "./endpoint-query";
import {
  usageBreakdownEndpoint,
  usageExportEndpoint,
  usageLatencyEndpoint,
  usageSeriesEndpoint,
  usageSummaryEndpoint,
} from "./endpoints/usage";
import type { QueryOf, ResponseOf } from "./remote";

export type UsageSeries = ResponseOf<typeof usageSeriesEndpoint>;
export type UsageSummary = ResponseOf<typeof usageSummaryEndpoint>;
export type UsageBreakdown = ResponseOf<typeof usageBreakdownEndpoint>;
export type UsageLatency = ResponseOf<typeof usageLatencyEndpoint>;

/** The old figures stay on show until those of a new range are here. */
export const usageSeriesQuery = (orgId: string, query: QueryOf<typeof usageSeriesEndpoint>) => ({
  ...endpointQuery(usageSeriesEndpoint, { params: { orgId }, query }),
  placeholderData: keepPreviousData,
});

export const usageSummaryQuery = (orgId: string, query: QueryOf<typeof usageSummaryEndpoint>) => ({
  ...endpointQuery(usageSummaryEndpoint, { params: { orgId }, query }),
  placeholderData: keepPreviousData,
});

export const usageBreakdownQuery = (orgId: string, query: QueryOf<typeof usageBreakdownEndpoint>) => ({
  ...endpointQuery(usageBreakdownEndpoint, { params: { orgId }, query }),
  placeholderData: keepPreviousData,
});

export const usageLatencyQuery = (orgId: string, query: QueryOf<typeof usageLatencyEndpoint>) => ({
  ...endpointQuery(usageLatencyEndpoint, { params: { orgId }, query }),
  placeholderData: keepPreviousData,
});

/** Where the browser downloads what is shown. */
export const usageExportPath = (orgId: string, query: QueryOf<typeof usageExportEndpoint>) =>
  pathOf(usageExportEndpoint, { params: { orgId }, query });
