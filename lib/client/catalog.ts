import { endpointMutation, endpointQuery } from "./endpoint-query";
import { previewCatalogEndpoint, publishCatalogEndpoint } from "./endpoints/catalog";
import { listAdminModelsEndpoint, listModelsEndpoint } from "./endpoints/models";
import { listProvidersEndpoint } from "./endpoints/providers";
import type { BodyOf } from "./remote";

export const catalogPreviewQuery = () => endpointQuery(previewCatalogEndpoint);

export const publishCatalogMutation = () =>
  endpointMutation(publishCatalogEndpoint, {
    request: (body: BodyOf<typeof publishCatalogEndpoint>) => ({ body }),
    stale: [previewCatalogEndpoint, listAdminModelsEndpoint, listModelsEndpoint, listProvidersEndpoint],
  });
