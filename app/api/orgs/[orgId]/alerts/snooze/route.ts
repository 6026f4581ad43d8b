import { snoozeAlertsEndpoint } from "@/lib/contract/alerts";
import { snoozeAlerts } from "@/lib/domain/alerts";
import { route } from "@/lib/web/route";

export const POST = route(snoozeAlertsEndpoint, snoozeAlerts);
