import { z } from "zod";
import { defineEndpoint, type Endpoint } from "./endpoint";
import { orgParams, wireTime } from "./wire";

/** The end of an organization, and its return. */

export const closeOrgEndpoint = defineEndpoint({
  id: "orgs.close",
  method: "POST",
  path: "/api/orgs/{orgId}/close",
  tag: "Organizations",
  summary: "Close an organization: its keys are revoked and its members lose access, its books stay",
  access: "org.delete",
  params: orgParams,
  body: z.strictObject({
    name: z.string().max(200).meta({ description: "The organization's name, as a confirmation." }),
  }),
  response: z.object({
    closedAt: wireTime,
    reopenUntil: wireTime.meta({ description: "Until then the operator can open it again." }),
  }),
  errors: ["conflict"],
});

export const reopenTenantEndpoint = defineEndpoint({
  id: "tenants.reopen",
  method: "POST",
  path: "/api/admin/tenants/{tenantId}/reopen",
  tag: "Tenants",
  summary: "Give an organization that an owner closed in the last 30 days back to its members",
  access: "operator",
  params: z.object({ tenantId: z.string().min(1) }),
  response: z.void(),
  status: 204,
  errors: ["conflict"],
});

export const CLOSING_ENDPOINTS: readonly Endpoint[] = [closeOrgEndpoint, reopenTenantEndpoint];
