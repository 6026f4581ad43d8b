import { endpointQuery } from "./endpoint-query";
import { listModelsEndpoint } from "./endpoints/models";
import type { ResponseOf } from "./remote";

export type Model = ResponseOf<typeof listModelsEndpoint>["items"][number];

export const modelsQuery = (orgId: string) => endpointQuery(listModelsEndpoint, { params: { orgId } });
