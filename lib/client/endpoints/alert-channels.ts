// Made by `npm run generate`.
import type * as contract from "../../contract/alert-channels";
import type { Remote } from "../remote";

export const listChannelsEndpoint: Remote<typeof contract.listChannelsEndpoint> = {
  id: "alert_channels.list",
  method: "GET",
  path: "/api/orgs/{orgId}/alerts/channels",
};

export const createChannelEndpoint: Remote<typeof contract.createChannelEndpoint> = {
  id: "alert_channels.create",
  method: "POST",
  path: "/api/orgs/{orgId}/alerts/channels",
};

export const updateChannelEndpoint: Remote<typeof contract.updateChannelEndpoint> = {
  id: "alert_channels.update",
  method: "PATCH",
  path: "/api/orgs/{orgId}/alerts/channels/{channelId}",
};

export const revokeChannelEndpoint: Remote<typeof contract.revokeChannelEndpoint> = {
  id: "alert_channels.revoke",
  method: "POST",
  path: "/api/orgs/{orgId}/alerts/channels/{channelId}/revoke",
};

export const rotateChannelSecretEndpoint: Remote<typeof contract.rotateChannelSecretEndpoint> = {
  id: "alert_channels.rotate_secret",
  method: "POST",
  path: "/api/orgs/{orgId}/alerts/channels/{channelId}/rotate-secret",
};

export const snoozeChannelEndpoint: Remote<typeof contract.snoozeChannelEndpoint> = {
  id: "alert_channels.snooze",
  method: "POST",
  path: "/api/orgs/{orgId}/alerts/channels/{channelId}/snooze",
};

export const testChannelEndpoint: Remote<typeof contract.testChannelEndpoint> = {
  id: "alert_channels.test",
  method: "POST",
  path: "/api/orgs/{orgId}/alerts/channels/{channelId}/test",
};
