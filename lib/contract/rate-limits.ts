import { z } from "zod";
import { defineEndpoint } from "./endpoint";
import { rateLimitInputs, rateLimitViews } from "./projects";
import { orgParams } from "./wire";

/** Rate limits of an organization: its own, within those of its plan, which only the operator sets. */

export const rateLimitsBody = z.strictObject(rateLimitInputs).partial();

export const orgRateLimitsView = z
  .object({
    own: z.object(rateLimitViews).meta({ description: "Set by the organization." }),
    plan: z.object(rateLimitViews).meta({ description: "Set by the operator; the lower of the two holds." }),
  })
  .meta({ id: "OrganizationRateLimits" });

export const getRateLimitsEndpoint = defineEndpoint({
  id: "rate_limits.get",
  method: "GET",
  path: "/api/orgs/{orgId}/rate-limits",
  tag: "Organizations",
  summary: "The organization's rate limits and those of its plan",
  access: "org.read",
  params: orgParams,
  response: orgRateLimitsView,
});

export const updateRateLimitsEndpoint = defineEndpoint({
  id: "rate_limits.update",
  method: "PATCH",
  path: "/api/orgs/{orgId}/rate-limits",
  tag: "Organizations",
  summary: "Change the organization's own rate limits, within those of its plan",
  access: "limits.write",
  params: orgParams,
  body: rateLimitsBody,
  response: orgRateLimitsView,
});
