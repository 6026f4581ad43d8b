import { revokeAlertRuleEndpoint } from "@/lib/contract/alerts";
import { revokeAlertRule } from "@/lib/domain/alerts";
import { route } from "@/lib/web/route";

export const POST = route(revokeAlertRuleEndpoint, revokeAlertRule);
