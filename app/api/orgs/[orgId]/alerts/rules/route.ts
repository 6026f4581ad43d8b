import { createAlertRuleEndpoint, listAlertRulesEndpoint } from "@/lib/contract/alerts";
import { createAlertRule, listAlertRules } from "@/lib/domain/alerts";
import { route } from "@/lib/web/route";

export const GET = route(listAlertRulesEndpoint, listAlertRules);
export const POST = route(createAlertRuleEndpoint, createAlertRule);
