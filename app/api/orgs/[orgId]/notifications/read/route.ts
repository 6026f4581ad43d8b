import { readNotificationsEndpoint } from "@/lib/contract/notifications";
import { readNotifications } from "@/lib/domain/alerts";
import { route } from "@/lib/web/route";

export const POST = route(readNotificationsEndpoint, readNotifications);
