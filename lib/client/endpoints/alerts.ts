// Made by `npm run generate`.
import type * as contract from "../../contract/alerts";
import type { Remote } from "../remote";

export const listAlertRulesEndpoint: Remote<typeof contract.listAlertRulesEndpoint> = {
  id: "alert_rules.list",
  method: "GET",
  path: "/api/orgs/{orgId}/alerts/rules",
};

export const createAlertRuleEndpoint: Remote<typeof contract.createAlertRuleEndpoint> = {
  id: "alert_rules.create",
  method: "POST",
  path: "/api/orgs/{orgId}/alerts/rules",
};

export const updateAlertRuleEndpoint: Remote<typeof contract.updateAlertRuleEndpoint> = {
  id: "alert_rules.update",
  method: "PATCH",
  path: "/api/orgs/{orgId}/alerts/rules/{ruleId}",
};

export const revokeAlertRuleEndpoint: Remote<typeof contract.revokeAlertRuleEndpoint> = {
  id: "alert_rules.revoke",
  method: "POST",
  path: "/api/orgs/{orgId}/alerts/rules/{ruleId}/revoke",
};

export const restoreAlertRuleEndpoint: Remote<typeof contract.restoreAlertRuleEndpoint> = {
  id: "alert_rules.restore",
  method: "POST",
  path: "/api/orgs/{orgId}/alerts/rules/{ruleId}/restore",
};

export const snoozeAlertsEndpoint: Remote<typeof contract.snoozeAlertsEndpoint> = {
  id: "alert_rules.snooze",
  method: "POST",
  path: "/api/orgs/{orgId}/alerts/snooze",
};
