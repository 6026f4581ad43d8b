import { z } from "zod";
import { ROLES } from "@/lib/access";
import { defineEndpoint } from "./endpoint";
import { wireTime } from "./wire";

/** An operator looks at a tenant's portal as one of its members, or as a viewer of it: for a while, reading alone, and told. */

export const IMPERSONATION_MINUTES_MAX = 60;
const REASON_LENGTH_MIN = 8;

export const startImpersonationEndpoint = defineEndpoint({
  id: "impersonations.start",
  method: "POST",
  path: "/api/admin/tenants/{tenantId}/impersonations",
  tag: "Tenants",
  summary:
    "Look at a tenant's portal as one of its members, without changing anything; its audit log tells who, why and until when",
  access: "operator",
  params: z.object({ tenantId: z.string().min(1) }),
  body: z.strictObject({
    userId: z
      .string()
      .min(1)
      .nullable()
      .default(null)
      .meta({ description: "A member who is no operator; null: as a viewer of the organization." }),
    reason: z
      .string()
      .trim()
      .min(REASON_LENGTH_MIN, "Say why in a few words: the tenant reads it.")
      .max(500)
      .meta({ description: "The tenant reads it in its audit log." }),
    minutes: z.number().int().min(5).max(IMPERSONATION_MINUTES_MAX).default(IMPERSONATION_MINUTES_MAX),
  }),
  response: z
    .object({
      id: z.string(),
      orgId: z.string(),
      orgSlug: z.string(),
      userId: z.string().nullable(),
      role: z.enum(ROLES),
      startedAt: wireTime,
      expiresAt: wireTime,
    })
    .meta({ id: "Impersonation" }),
  status: 201,
  errors: ["conflict"],
});

export const endImpersonationEndpoint = defineEndpoint({
  id: "impersonations.end",
  method: "POST",
  path: "/api/impersonation/end",
  tag: "Tenants",
  summary: "Be yourself again",
  access: "signed_in",
  response: z.object({ orgSlug: z.string() }),
});
