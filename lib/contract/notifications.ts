import { z } from "zod";
import { defineEndpoint } from "./endpoint";
import { orgParams, pageOf, pageQuery, wireTime } from "./wire";

/** What an organization is told: the bell of the portal, and what channels are sent. */

export const ALERT_KINDS = ["budget", "forecast", "credit", "anomaly"] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];
export const alertKind = z.enum(ALERT_KINDS);

const ALERT_SEVERITIES = ["info", "warning", "critical"] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

const notificationView = z
  .object({
    id: z.string(),
    kind: alertKind,
    severity: z.enum(ALERT_SEVERITIES),
    title: z.string(),
    lines: z.array(z.string()),
    path: z.string().meta({ description: "The page of the portal that it is about." }),
    data: z.record(z.string(), z.unknown()),
    createdAt: wireTime,
    readAt: wireTime.nullable().meta({ description: "When the caller read it." }),
  })
  .meta({ id: "Notification" });

export const listNotificationsEndpoint = defineEndpoint({
  id: "notifications.list",
  method: "GET",
  path: "/api/orgs/{orgId}/notifications",
  tag: "Alerts",
  summary: "What the organization was told, newest first, and how much of it the caller has not read",
  access: "usage.read",
  params: orgParams,
  query: pageQuery,
  response: pageOf(notificationView).extend({ unreadCount: z.number().int() }),
});

export const readNotificationsEndpoint = defineEndpoint({
  id: "notifications.read",
  method: "POST",
  path: "/api/orgs/{orgId}/notifications/read",
  tag: "Alerts",
  summary: "Mark notifications as read by the caller: these, or all",
  access: "usage.read",
  params: orgParams,
  body: z.strictObject({
    ids: z.array(z.string()).max(200).optional().meta({ description: "Left out: all of them." }),
  }),
  response: z.object({ unreadCount: z.number().int() }),
});
