import { endpointMutation } from "./endpoint-query";
import { endImpersonationEndpoint, startImpersonationEndpoint } from "./endpoints/impersonation";
import type { BodyOf } from "./remote";

export const startImpersonationMutation = (tenantId: string) =>
  endpointMutation(startImpersonationEndpoint, {
    request: (body: BodyOf<typeof startImpersonationEndpoint>) => ({ params: { tenantId }, body }),
    stale: [],
  });

export const endImpersonationMutation = () =>
  endpointMutation(endImpersonationEndpoint, { request: () => ({}), stale: [] });
