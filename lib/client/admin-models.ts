import { endpointMutation, endpointQuery } from "./endpoint-query";
import {
  createModelEndpoint,
  listAdminModelsEndpoint,
  listModelsEndpoint,
  updateModelEndpoint,
} from "./endpoints/models";
import { listPricesEndpoint, setPriceEndpoint } from "./endpoints/prices";
import { listProvidersEndpoint } from "./endpoints/providers";
import type { BodyOf } from "./remote";

const stale = [listAdminModelsEndpoint, listModelsEndpoint, listProvidersEndpoint];

export const adminModelsQuery = () => endpointQuery(listAdminModelsEndpoint);

export const pricesQuery = (modelId: string) => endpointQuery(listPricesEndpoint, { params: { modelId } });

export const createModelMutation = () =>
  endpointMutation(createModelEndpoint, {
    request: (body: BodyOf<typeof createModelEndpoint>) => ({ body }),
    stale,
  });

export const updateModelMutation = (modelId: string) =>
  endpointMutation(updateModelEndpoint, {
    request: (body: BodyOf<typeof updateModelEndpoint>) => ({ params: { modelId }, body }),
    stale,
  });

export const setPriceMutation = (modelId: string) =>
  endpointMutation(setPriceEndpoint, {
    request: (body: BodyOf<typeof setPriceEndpoint>) => ({ params: { modelId }, body }),
    stale: [...stale, listPricesEndpoint],
  });
