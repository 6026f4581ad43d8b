import { z } from "zod";
import { defineEndpoint } from "./endpoint";
import { wireTime } from "./wire";

const session = z.object({
  id: z.string(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  createdAt: wireTime,
  lastSeenAt: wireTime,
  expiresAt: wireTime,
  isCurrent: z.boolean(),
});

export const listSessionsEndpoint = defineEndpoint({
  id: "sessions.list",
  method: "GET",
  path: "/api/me/sessions",
  tag: "Account",
  summary: "List the browsers that are signed in as you",
  access: "signed_in",
  response: z.object({ items: z.array(session) }),
});

export const revokeSessionEndpoint = defineEndpoint({
  id: "sessions.revoke",
  method: "DELETE",
  path: "/api/me/sessions/{sessionId}",
  tag: "Account",
  summary: "Sign one browser out",
  access: "signed_in",
  params: z.object({ sessionId: z.string() }),
  response: z.void(),
  status: 204,
});

export const revokeOtherSessionsEndpoint = defineEndpoint({
  id: "sessions.revokeOthers",
  method: "POST",
  path: "/api/me/sessions/revoke-others",
  tag: "Account",
  summary: "Sign every other browser out",
  access: "signed_in",
  response: z.object({ revoked: z.number() }),
});
