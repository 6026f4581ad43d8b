import { z } from "zod";
import { defineEndpoint, type Endpoint } from "./endpoint";
import { orgParams, wireTime } from "./wire";

/** When somebody is told about a budget or about the credit. How a threshold is crossed once is in docs/alerts.md. */

const ALERT_BASES = ["actual", "forecast"] as const;
export type AlertBasis = (typeof ALERT_BASES)[number];

const ALERT_UNITS = ["percent", "usd", "days"] as const;
export type AlertUnit = (typeof ALERT_UNITS)[number];

export const SNOOZES = ["hour", "day", "window", "off"] as const;
export type Snooze = (typeof SNOOZES)[number];

const basis = z.enum(ALERT_BASES).meta({
  description: "actual: what is spent. forecast: what will be spent by the window's end, half the time.",
});
const unit = z.enum(ALERT_UNITS).meta({
  description:
    "percent: of the limit in force. usd: money spent; of the credit, money left. days: until the credit runs out.",
});
const amount = z.string().min(1, "Write a threshold.").max(30).meta({
  description: 'A decimal string: "80" percent, "25.50" USD, "7" days.',
});

const alertRuleView = z
  .object({
    id: z.string(),
    budgetId: z.string(),
    basis,
    unit,
    amount: z.string(),
    enabled: z.boolean(),
    snoozedUntil: wireTime.nullable(),
    isCrossed: z.boolean().meta({ description: "Crossed in the current window, and told." }),
    lastFiredAt: wireTime.nullable(),
  })
  .meta({ id: "AlertRule" });

const creditFacts = z.object({
  budgetId: z.string(),
  availableNanos: z.union([z.bigint(), z.string()]).transform(String),
});

export const listAlertRulesEndpoint = defineEndpoint({
  id: "alert_rules.list",
  method: "GET",
  path: "/api/orgs/{orgId}/alerts/rules",
  tag: "Alerts",
  summary: "Alert rules of all budgets and of the credit",
  access: "usage.read",
  params: orgParams,
  response: z.object({
    items: z.array(alertRuleView),
    credit: creditFacts.nullable().meta({ description: "The prepaid credit, once there was any." }),
  }),
});

export const createAlertRuleEndpoint = defineEndpoint({
  id: "alert_rules.create",
  method: "POST",
  path: "/api/orgs/{orgId}/alerts/rules",
  tag: "Alerts",
  summary: "Alert at a threshold of a budget or of the credit",
  access: "alerts.write",
  params: orgParams,
  body: z.strictObject({ budgetId: z.string().min(1), basis, unit, amount }),
  response: alertRuleView,
  status: 201,
  errors: ["conflict"],
});

const ruleParams = orgParams.extend({ ruleId: z.string().min(1) });

export const updateAlertRuleEndpoint = defineEndpoint({
  id: "alert_rules.update",
  method: "PATCH",
  path: "/api/orgs/{orgId}/alerts/rules/{ruleId}",
  tag: "Alerts",
  summary: "Move a threshold, or switch it off and on",
  access: "alerts.write",
  params: ruleParams,
  body: z.strictObject({ amount: amount.optional(), enabled: z.boolean().optional() }),
  response: alertRuleView,
  errors: ["conflict"],
});

export const revokeAlertRuleEndpoint = defineEndpoint({
  id: "alert_rules.revoke",
  method: "POST",
  path: "/api/orgs/{orgId}/alerts/rules/{ruleId}/revoke",
  tag: "Alerts",
  summary: "Remove an alert rule",
  access: "alerts.write",
  params: ruleParams,
  response: z.object({ id: z.string() }),
});

export const restoreAlertRuleEndpoint = defineEndpoint({
  id: "alert_rules.restore",
  method: "POST",
  path: "/api/orgs/{orgId}/alerts/rules/{ruleId}/restore",
  tag: "Alerts",
  summary: "Bring back an alert rule that was removed in the last 30 days",
  access: "alerts.write",
  params: ruleParams,
  response: alertRuleView,
  errors: ["conflict"],
});

export const snoozeAlertsEndpoint = defineEndpoint({
  id: "alert_rules.snooze",
  method: "POST",
  path: "/api/orgs/{orgId}/alerts/snooze",
  tag: "Alerts",
  summary: "Leave a rule, or all rules of a budget, unevaluated for an hour, a day or until the window ends",
  access: "alerts.write",
  params: orgParams,
  body: z.strictObject({
    budgetId: z.string().min(1),
    ruleId: z.string().min(1).optional().meta({ description: "Left out: all rules of the budget." }),
    until: z.enum(SNOOZES).meta({ description: "off wakes it." }),
  }),
  response: z.object({ snoozedUntil: wireTime.nullable() }),
});

export const ALERT_RULE_ENDPOINTS: readonly Endpoint[] = [
  listAlertRulesEndpoint,
  createAlertRuleEndpoint,
  updateAlertRuleEndpoint,
  revokeAlertRuleEndpoint,
  restoreAlertRuleEndpoint,
  snoozeAlertsEndpoint,
];
