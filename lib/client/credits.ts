import { getCreditEndpoint } from "../contract/credits";
import type { ResponseOf } from "../contract/endpoint";
import { endpointQuery } from "./endpoint-query";

export type Credit = ResponseOf<typeof getCreditEndpoint>;

export const creditQuery = (orgId: string) => endpointQuery(getCreditEndpoint, { params: { orgId } });
