import { z } from "zod";
import { ROLES } from "@/lib/access";
import { SNOOZES } from "./alerts";
import { defineEndpoint } from "./endpoint";
import { alertKind } from "./notifications";
import { nameInput, orgParams, wireTime } from "./wire";

/** Where alerts go: mail, webhooks signed as Standard Webhooks, and Slack-compatible incoming webhooks. */

const CHANNEL_TYPES = ["email", "webhook", "slack"] as const;
export type ChannelType = (typeof CHANNEL_TYPES)[number];

const kinds = z.array(alertKind).min(1, "Choose at least one.").max(10);
const roles = z.array(z.enum(ROLES)).max(ROLES.length);
const addresses = z.array(z.email("Write one e-mail address a line.")).max(20, "At most 20 addresses.");
const url = z.string().trim().max(2_000);

const channelView = z
  .object({
    id: z.string(),
    type: z.enum(CHANNEL_TYPES),
    name: z.string(),
    kinds: z.array(alertKind),
    roles,
    addresses: z.array(z.string()),
    label: z.string().meta({ description: "Whom it reaches; of an address, what is not secret." }),
    snoozedUntil: wireTime.nullable(),
    disabledAt: wireTime.nullable(),
    disabledReason: z.string().nullable(),
    createdAt: wireTime,
    lastDelivery: z
      .object({ status: z.string(), at: wireTime })
      .nullable()
      .meta({ description: "The newest delivery." }),
  })
  .meta({ id: "AlertChannel" });

const withSecret = channelView.extend({
  secret: z.string().nullable().meta({ description: "`whsec_…` of a webhook: shown this once." }),
});

const channelParams = orgParams.extend({ channelId: z.string().min(1) });
const base = "/api/orgs/{orgId}/alerts/channels";

export const listChannelsEndpoint = defineEndpoint({
  id: "alert_channels.list",
  method: "GET",
  path: base,
  tag: "Alerts",
  summary: "Where alerts go",
  access: "usage.read",
  params: orgParams,
  response: z.object({ items: z.array(channelView) }),
});

export const createChannelEndpoint = defineEndpoint({
  id: "alert_channels.create",
  method: "POST",
  path: base,
  tag: "Alerts",
  summary: "Send alerts to people by mail, to a webhook or to Slack",
  access: "alerts.write",
  params: orgParams,
  body: z.strictObject({
    type: z.enum(CHANNEL_TYPES),
    name: nameInput,
    kinds,
    roles: roles.default([]),
    addresses: addresses.default([]),
    url: url.default("").meta({ description: "Of a webhook or Slack: a public https address." }),
  }),
  response: withSecret,
  status: 201,
  errors: ["conflict"],
});

export const updateChannelEndpoint = defineEndpoint({
  id: "alert_channels.update",
  method: "PATCH",
  path: `${base}/{channelId}`,
  tag: "Alerts",
  summary: "Change what a channel is called and sent, or switch it off and on",
  access: "alerts.write",
  params: channelParams,
  body: z.strictObject({
    name: nameInput.optional(),
    kinds: kinds.optional(),
    roles: roles.optional(),
    addresses: addresses.optional(),
    url: url.optional(),
    enabled: z.boolean().optional(),
  }),
  response: channelView,
});

export const revokeChannelEndpoint = defineEndpoint({
  id: "alert_channels.revoke",
  method: "POST",
  path: `${base}/{channelId}/revoke`,
  tag: "Alerts",
  summary: "Remove a channel; what it has not been sent yet is dropped",
  access: "alerts.write",
  params: channelParams,
  response: z.object({ id: z.string(), revokedAt: wireTime }),
});

export const rotateChannelSecretEndpoint = defineEndpoint({
  id: "alert_channels.rotate_secret",
  method: "POST",
  path: `${base}/{channelId}/rotate-secret`,
  tag: "Alerts",
  summary: "A new signing secret; messages carry signatures of both until the overlap ends",
  access: "alerts.write",
  params: channelParams,
  body: z.strictObject({ overlapHours: z.number().int().min(0).max(168).default(24) }),
  response: withSecret,
});

export const snoozeChannelEndpoint = defineEndpoint({
  id: "alert_channels.snooze",
  method: "POST",
  path: `${base}/{channelId}/snooze`,
  tag: "Alerts",
  summary: "Send a channel nothing for an hour or a day; the bell still shows it",
  access: "alerts.write",
  params: channelParams,
  body: z.strictObject({ until: z.enum(SNOOZES).exclude(["window"]) }),
  response: channelView,
});

export const testChannelEndpoint = defineEndpoint({
  id: "alert_channels.test",
  method: "POST",
  path: `${base}/{channelId}/test`,
  tag: "Alerts",
  summary: "Send a message marked as a test; what came of it is in the delivery log",
  access: "alerts.write",
  params: channelParams,
  response: z.object({ deliveryId: z.string() }),
  status: 202,
});
