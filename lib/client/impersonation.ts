import type { BodyOf } from "../contract/endpoint";
import { endImpersonationEndpoint, startImpersonationEndpoint } from "../contract/impersonation";
import { endpointMutation } from "./endpoint-query";

export const startImpersonationMutation = (tenantId: string) =>
  endpointMutation(startImpersonationEndpoint, {
    request: (body: BodyOf<typeof startImpersonationEndpoint>) => ({ params: { tenantId }, body }),
    stale: [],
  });

export const endImpersonationMutation = () =>
  endpointMutation(endImpersonationEndpoint, { request: () => ({}), stale: [] });
