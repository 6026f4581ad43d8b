import { infiniteQueryOptions } from "@tanstack/react-query";
import { queryKeyOf } from "../contract/query-key";
import { type ApiError, call, pathOf } from "./call";
import { endpointQuery } from "./endpoint-query";
import {
  exportCallsEndpoint,
  getCallEndpoint,
  listCallsEndpoint,
  listCallValuesEndpoint,
} from "./endpoints/calls";
import type { QueryOf, ResponseOf } from "./remote";

export type CallPage = ResponseOf<typeof listCallsEndpoint>;
export type Call = CallPage["items"][number];
export type CallDetail = ResponseOf<typeof getCallEndpoint>;
export type CallFilters = Omit<QueryOf<typeof listCallsEndpoint>, "cursor" | "limit">;

export const latestCallsQuery = (orgId: string, query: QueryOf<typeof listCallsEndpoint>) =>
  endpointQuery(listCallsEndpoint, { params: { orgId }, query });

export const callQuery = (orgId: string, requestId: string) =>
  endpointQuery(getCallEndpoint, { params: { orgId, requestId } });

export const callValuesQuery = (orgId: string, query: QueryOf<typeof listCallValuesEndpoint>) =>
  endpointQuery(listCallValuesEndpoint, { params: { orgId }, query });

/** Where the calls of a list are to be had as a file. */
export const callExportPath = (orgId: string, query: QueryOf<typeof exportCallsEndpoint>) =>
  pathOf(exportCallsEndpoint, { params: { orgId }, query });

const CALLS_PER_PAGE = 100;

/** The call log, page after page. */
export const callLogQuery = (orgId: string, filters: CallFilters) =>
  infiniteQueryOptions<
    CallPage,
    ApiError,
    { pages: CallPage[]; pageParams: unknown[] },
    readonly unknown[],
    string | undefined
  >({
    queryKey: [...queryKeyOf(listCallsEndpoint, { params: { orgId }, query: filters }), "pages"],
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      call(listCallsEndpoint, {
        params: { orgId },
        query: { ...filters, limit: CALLS_PER_PAGE, cursor },
        signal,
      }),
  });
