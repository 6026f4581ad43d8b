import { SECOND_MS } from "@/lib/core/time";
import { deliverDueAlerts } from "@/lib/domain/alerts";
import type { Job } from "./job";

export const deliverNotifications: Job = {
  name: "deliver-notifications",
  everyMs: 2 * SECOND_MS,
  run: deliverDueAlerts,
};
