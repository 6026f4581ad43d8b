import { getInstallationEndpoint } from "../contract/installation";
import { endpointQuery } from "./endpoint-query";

export const installationQuery = () => endpointQuery(getInstallationEndpoint);
