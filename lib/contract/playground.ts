import { z } from "zod";
import { defineEndpoint } from "./endpoint";
import { orgParams, wireTime } from "./wire";

/** The playground's short-lived key, and how far a newcomer has come. */

export const createPlaygroundTokenEndpoint = defineEndpoint({
  id: "playground.create_token",
  method: "POST",
  path: "/api/orgs/{orgId}/playground/token",
  tag: "Playground",
  summary: "A key good for 15 minutes with a daily cap, for calls from this browser",
  access: "playground.use",
  params: orgParams,
  body: z.strictObject({
    projectId: z.string().min(1).optional().meta({ description: "Left out: the oldest project." }),
  }),
  response: z.object({
    token: z.string(),
    expiresAt: wireTime,
    gatewayUrl: z.string().meta({ description: "Call `{gatewayUrl}/v1/chat/completions` with the token." }),
    projectId: z.string(),
  }),
  status: 201,
});

export const getOnboardingEndpoint = defineEndpoint({
  id: "onboarding.status",
  method: "GET",
  path: "/api/orgs/{orgId}/onboarding",
  tag: "Playground",
  summary: "Whether the organization has a key and a first answered call",
  access: "usage.read",
  params: orgParams,
  response: z.object({
    hasKey: z.boolean(),
    hasCall: z.boolean(),
    firstCall: z.object({ requestId: z.string(), model: z.string(), startedAt: wireTime }).nullable(),
    defaultProjectId: z.string().nullable(),
    gatewayUrl: z.string(),
  }),
});
