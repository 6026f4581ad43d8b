import { restoreAlertRuleEndpoint } from "@/lib/contract/alerts";
import { restoreAlertRule } from "@/lib/domain/alerts";
import { route } from "@/lib/web/route";

export const POST = route(restoreAlertRuleEndpoint, restoreAlertRule);
