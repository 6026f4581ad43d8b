import { previewCatalogEndpoint, publishCatalogEndpoint } from "../contract/catalog";
import type { BodyOf } from "../contract/endpoint";
import { listAdminModelsEndpoint, listModelsEndpoint } from "../contract/models";
import { listProvidersEndpoint } from "../contract/providers";
import { endpointMutation, endpointQuery } from "./endpoint-query";

export const catalogPreviewQuery = () => endpointQuery(previewCatalogEndpoint);

export const publishCatalogMutation = () =>
  endpointMutation(publishCatalogEndpoint, {
    request: (body: BodyOf<typeof publishCatalogEndpoint>) => ({ body }),
    stale: [previewCatalogEndpoint, listAdminModelsEndpoint, listModelsEndpoint, listProvidersEndpoint],
  });
