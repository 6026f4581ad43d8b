import { z } from "zod";
import { defineEndpoint } from "./endpoint";
import { pageOf, pageQuery, wireTime } from "./wire";

const mail = z.object({
  id: z.string(),
  kind: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  attempts: z.number(),
  lastError: z.string().nullable(),
  sentAt: wireTime.nullable(),
  createdAt: wireTime,
});

export const listOutboxEndpoint = defineEndpoint({
  id: "outbox.list",
  method: "GET",
  path: "/api/admin/outbox",
  tag: "Operator",
  summary: "List outgoing mail, newest first, with its links",
  access: "operator",
  query: pageQuery,
  response: pageOf(mail),
});
