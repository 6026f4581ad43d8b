// Made by `npm run generate`.
import type * as contract from "../../contract/notifications";
import type { Remote } from "../remote";

export const listNotificationsEndpoint: Remote<typeof contract.listNotificationsEndpoint> = {
  id: "notifications.list",
  method: "GET",
  path: "/api/orgs/{orgId}/notifications",
};

export const readNotificationsEndpoint: Remote<typeof contract.readNotificationsEndpoint> = {
  id: "notifications.read",
  method: "POST",
  path: "/api/orgs/{orgId}/notifications/read",
};
