import { endpointMutation, endpointQuery } from "./endpoint-query";
import { listNotificationsEndpoint, readNotificationsEndpoint } from "./endpoints/notifications";
import type { ResponseOf } from "./remote";

export type Notification = ResponseOf<typeof listNotificationsEndpoint>["items"][number];

const SHOWN = 20;
const LOOK_EVERY_MS = 15_000;

/** Looked at again by itself, so that an alert is in the bell within a minute. */
export const notificationsQuery = (orgId: string) => ({
  ...endpointQuery(listNotificationsEndpoint, { params: { orgId }, query: { limit: SHOWN } }),
  refetchInterval: LOOK_EVERY_MS,
});

/** These, or all when none are named. */
export const readNotificationsMutation = (orgId: string) =>
  endpointMutation(readNotificationsEndpoint, {
    request: (ids: string[] | undefined) => ({ params: { orgId }, body: ids ? { ids } : {} }),
    stale: [listNotificationsEndpoint],
  });
