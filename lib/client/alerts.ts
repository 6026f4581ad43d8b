import { SECOND_MS } from "../core/time";
import { endpointPages } from "./endpoint-pages";
import { endpointMutation, endpointQuery } from "./endpoint-query";
import {
  createChannelEndpoint,
  listChannelsEndpoint,
  revokeChannelEndpoint,
  rotateChannelSecretEndpoint,
  snoozeChannelEndpoint,
  testChannelEndpoint,
  updateChannelEndpoint,
} from "./endpoints/alert-channels";
import { listDeliveriesEndpoint, sendDeliveryEndpoint } from "./endpoints/alert-deliveries";
import {
  createAlertRuleEndpoint,
  listAlertRulesEndpoint,
  restoreAlertRuleEndpoint,
  revokeAlertRuleEndpoint,
  snoozeAlertsEndpoint,
  updateAlertRuleEndpoint,
} from "./endpoints/alerts";
import type { BodyOf, ResponseOf } from "./remote";

export type AlertRule = ResponseOf<typeof listAlertRulesEndpoint>["items"][number];
export type AlertChannel = ResponseOf<typeof listChannelsEndpoint>["items"][number];
export type AlertDelivery = ResponseOf<typeof listDeliveriesEndpoint>["items"][number];

const rules = [listAlertRulesEndpoint];
const channels = [listChannelsEndpoint, listDeliveriesEndpoint];

/** The worker gives a new budget its first rules. */
export const alertRulesQuery = (orgId: string) => ({
  ...endpointQuery(listAlertRulesEndpoint, { params: { orgId } }),
  refetchInterval: 10 * SECOND_MS,
});

export const createRuleMutation = (orgId: string) =>
  endpointMutation(createAlertRuleEndpoint, {
    request: (body: BodyOf<typeof createAlertRuleEndpoint>) => ({ params: { orgId }, body }),
    stale: rules,
  });

export const updateRuleMutation = (orgId: string) =>
  endpointMutation(updateAlertRuleEndpoint, {
    request: ({ id: ruleId, enabled }: { id: string; enabled: boolean }) => ({
      params: { orgId, ruleId },
      body: { enabled },
    }),
    stale: rules,
  });

export const revokeRuleMutation = (orgId: string) =>
  endpointMutation(revokeAlertRuleEndpoint, {
    request: (ruleId: string) => ({ params: { orgId, ruleId } }),
    stale: rules,
  });

export const restoreRuleMutation = (orgId: string) =>
  endpointMutation(restoreAlertRuleEndpoint, {
    request: (ruleId: string) => ({ params: { orgId, ruleId } }),
    stale: rules,
  });

export const snoozeAlertsMutation = (orgId: string) =>
  endpointMutation(snoozeAlertsEndpoint, {
    request: (body: BodyOf<typeof snoozeAlertsEndpoint>) => ({ params: { orgId }, body }),
    stale: rules,
  });

export const channelsQuery = (orgId: string) => endpointQuery(listChannelsEndpoint, { params: { orgId } });

export const createChannelMutation = (orgId: string) =>
  endpointMutation(createChannelEndpoint, {
    request: (body: BodyOf<typeof createChannelEndpoint>) => ({ params: { orgId }, body }),
    stale: channels,
  });

export const updateChannelMutation = (orgId: string, channelId: string) =>
  endpointMutation(updateChannelEndpoint, {
    request: (body: BodyOf<typeof updateChannelEndpoint>) => ({ params: { orgId, channelId }, body }),
    stale: channels,
  });

export const revokeChannelMutation = (orgId: string) =>
  endpointMutation(revokeChannelEndpoint, {
    request: (channelId: string) => ({ params: { orgId, channelId } }),
    stale: channels,
  });

export const rotateSecretMutation = (orgId: string) =>
  endpointMutation(rotateChannelSecretEndpoint, {
    request: (channelId: string) => ({ params: { orgId, channelId }, body: {} }),
    stale: channels,
  });

export const snoozeChannelMutation = (orgId: string, channelId: string) =>
  endpointMutation(snoozeChannelEndpoint, {
    request: (until: BodyOf<typeof snoozeChannelEndpoint>["until"]) => ({
      params: { orgId, channelId },
      body: { until },
    }),
    stale: channels,
  });

export const testChannelMutation = (orgId: string) =>
  endpointMutation(testChannelEndpoint, {
    request: (channelId: string) => ({ params: { orgId, channelId } }),
    stale: channels,
  });

export const deliveryPages = (orgId: string, channelId: string) =>
  endpointPages(listDeliveriesEndpoint, { params: { orgId }, query: { channelId, limit: 20 } });

export const sendDeliveryMutation = (orgId: string) =>
  endpointMutation(sendDeliveryEndpoint, {
    request: (deliveryId: string) => ({ params: { orgId, deliveryId } }),
    stale: channels,
  });
