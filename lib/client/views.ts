import { endpointMutation, endpointQuery } from "./endpoint-query";
import {
  createViewEndpoint,
  deleteViewEndpoint,
  listViewsEndpoint,
  restoreViewEndpoint,
  updateViewEndpoint,
} from "./endpoints/views";
import type { BodyOf, ResponseOf } from "./remote";

export type SavedView = ResponseOf<typeof listViewsEndpoint>["items"][number];

const stale = [listViewsEndpoint];

export const viewsQuery = (orgId: string) => endpointQuery(listViewsEndpoint, { params: { orgId } });

export const createViewMutation = (orgId: string) =>
  endpointMutation(createViewEndpoint, {
    request: (body: BodyOf<typeof createViewEndpoint>) => ({ params: { orgId }, body }),
    stale,
  });

export const updateViewMutation = (orgId: string) =>
  endpointMutation(updateViewEndpoint, {
    request: ({ viewId, ...body }: BodyOf<typeof updateViewEndpoint> & { viewId: string }) => ({
      params: { orgId, viewId },
      body,
    }),
    stale,
  });

export const deleteViewMutation = (orgId: string) =>
  endpointMutation(deleteViewEndpoint, {
    request: (viewId: string) => ({ params: { orgId, viewId } }),
    stale,
  });

export const restoreViewMutation = (orgId: string) =>
  endpointMutation(restoreViewEndpoint, {
    request: (viewId: string) => ({ params: { orgId, viewId } }),
    stale,
  });
