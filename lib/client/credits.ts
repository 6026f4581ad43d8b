import { getCreditEndpoint } from "../contract/credits";
import { endpointQuery } from "./endpoint-query";

export const creditQuery = (orgId: string) => endpointQuery(getCreditEndpoint, { params: { orgId } });
