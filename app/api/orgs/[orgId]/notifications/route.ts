import { listNotificationsEndpoint } from "@/lib/contract/notifications";
import { listNotifications } from "@/lib/domain/alerts";
import { route } from "@/lib/web/route";

export const GET = route(listNotificationsEndpoint, listNotifications);
