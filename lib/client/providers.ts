import { endpointMutation, endpointQuery } from "./endpoint-query";
import { listAdminModelsEndpoint } from "./endpoints/models";
import {
  createProviderEndpoint,
  importModelsEndpoint,
  listProvidersEndpoint,
  listUpstreamModelsEndpoint,
  testProviderEndpoint,
  updateProviderEndpoint,
} from "./endpoints/providers";
import type { BodyOf } from "./remote";

export const providersQuery = () => endpointQuery(listProvidersEndpoint);

export const upstreamModelsQuery = (providerId: string) =>
  endpointQuery(listUpstreamModelsEndpoint, { params: { providerId } });

export const createProviderMutation = () =>
  endpointMutation(createProviderEndpoint, {
    request: (body: BodyOf<typeof createProviderEndpoint>) => ({ body }),
    stale: [listProvidersEndpoint],
  });

export const updateProviderMutation = (providerId: string) =>
  endpointMutation(updateProviderEndpoint, {
    request: (body: BodyOf<typeof updateProviderEndpoint>) => ({ params: { providerId }, body }),
    stale: [listProvidersEndpoint, listAdminModelsEndpoint],
  });

export const testProviderMutation = () =>
  endpointMutation(testProviderEndpoint, {
    request: (providerId: string) => ({ params: { providerId } }),
    stale: [],
  });

export const importModelsMutation = (providerId: string) =>
  endpointMutation(importModelsEndpoint, {
    request: (upstreamModels: string[]) => ({ params: { providerId }, body: { upstreamModels } }),
    stale: [listProvidersEndpoint, listUpstreamModelsEndpoint, listAdminModelsEndpoint],
  });
