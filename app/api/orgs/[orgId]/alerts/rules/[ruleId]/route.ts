import { updateAlertRuleEndpoint } from "@/lib/contract/alerts";
import { updateAlertRule } from "@/lib/domain/alerts";
import { route } from "@/lib/web/route";

export const PATCH = route(updateAlertRuleEndpoint, updateAlertRule);
