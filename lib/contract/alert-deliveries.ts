import { z } from "zod";
import { defineEndpoint } from "./endpoint";
import { orgParams, pageOf, pageQuery, wireTime } from "./wire";

/** The delivery log of channels. A delivery's id is the `webhook-id` of its message, at every try. */

const DELIVERY_STATUSES = ["pending", "delivered", "failed", "skipped"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

const attemptView = z.object({
  attempt: z.number().int(),
  startedAt: wireTime,
  status: z.number().int().nullable().meta({ description: "Of the receiver's answer." }),
  latencyMs: z.number().int().nullable(),
  error: z.string().nullable(),
  response: z.string().nullable().meta({ description: "How the answer begins." }),
});

const deliveryView = z
  .object({
    id: z.string(),
    channelId: z.string(),
    notificationId: z.string(),
    kind: z.string(),
    title: z.string(),
    status: z.enum(DELIVERY_STATUSES),
    note: z.string().nullable(),
    nextAttemptAt: wireTime.nullable().meta({ description: "Of a pending one." }),
    deliveredAt: wireTime.nullable(),
    createdAt: wireTime,
    attempts: z.array(attemptView).meta({ description: "The newest first, at most 20." }),
  })
  .meta({ id: "AlertDelivery" });

export const listDeliveriesEndpoint = defineEndpoint({
  id: "alert_deliveries.list",
  method: "GET",
  path: "/api/orgs/{orgId}/alerts/deliveries",
  tag: "Alerts",
  summary: "What was sent where, newest first, with every try",
  access: "alerts.write",
  params: orgParams,
  query: pageQuery.extend({ channelId: z.string().optional() }),
  response: pageOf(deliveryView),
});

export const sendDeliveryEndpoint = defineEndpoint({
  id: "alert_deliveries.send",
  method: "POST",
  path: "/api/orgs/{orgId}/alerts/deliveries/{deliveryId}/send",
  tag: "Alerts",
  summary: "Send it again now, under the same webhook-id",
  access: "alerts.write",
  params: orgParams.extend({ deliveryId: z.string().min(1) }),
  response: z.object({ id: z.string() }),
  status: 202,
});
