import { endpointQuery } from "./endpoint-query";
import { getCreditEndpoint } from "./endpoints/credits";
import type { ResponseOf } from "./remote";

export type Credit = ResponseOf<typeof getCreditEndpoint>;

export const creditQuery = (orgId: string) => endpointQuery(getCreditEndpoint, { params: { orgId } });
