import type { ResponseOf } from "../contract/endpoint";
import { listModelsEndpoint } from "../contract/models";
import { endpointQuery } from "./endpoint-query";

export type Model = ResponseOf<typeof listModelsEndpoint>["items"][number];

export const modelsQuery = (orgId: string) => endpointQuery(listModelsEndpoint, { params: { orgId } });
