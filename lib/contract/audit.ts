import { z } from "zod";
import { defineEndpoint } from "./endpoint";
import { orgParams, pageOf, pageQuery, wireTime } from "./wire";

export const auditEventView = z.object({
  id: z.string(),
  action: z.string().meta({ description: "What was done: `key.create`, `member.remove` …" }),
  actorType: z.string(),
  actorId: z.string(),
  actorName: z.string(),
  onBehalfOf: z.string().nullable().meta({
    description: "The member as whom an operator looked, or `viewer`; null: the actor acted alone.",
  }),
  onBehalfOfName: z.string().nullable(),
  targetType: z.string(),
  targetId: z.string(),
  data: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
  createdAt: wireTime,
});

export const listAuditEndpoint = defineEndpoint({
  id: "audit.list",
  method: "GET",
  path: "/api/orgs/{orgId}/audit",
  tag: "Audit",
  summary: "List who changed what, newest first",
  access: "audit.read",
  params: orgParams,
  query: pageQuery.extend({ targetId: z.string().optional(), action: z.string().optional() }),
  response: pageOf(auditEventView),
});
