import { keepPreviousData } from "@tanstack/react-query";
import { endpointQuery } from "./endpoint-query";
import { getInstallationEndpoint, installationUsageEndpoint } from "./endpoints/installation";
import type { QueryOf } from "./remote";

export const installationQuery = () => endpointQuery(getInstallationEndpoint);

export const installationUsageQuery = (query: QueryOf<typeof installationUsageEndpoint>) => ({
  ...endpointQuery(installationUsageEndpoint, { query }),
  placeholderData: keepPreviousData,
});
