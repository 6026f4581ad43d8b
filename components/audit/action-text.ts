import { formatUsd } from "@/lib/core/money";

/** The audit log's actions in words. One that is missing here is shown as it is. */
const ACTION_LABELS: Record<string, string> = {
  "alert_channel.create": "Added an alert channel",
  "alert_channel.revoke": "Removed an alert channel",
  "alert_channel.rotate_secret": "Rotated a signing secret",
  "alert_channel.snooze": "Snoozed an alert channel",
  "alert_channel.test": "Sent a test alert",
  "alert_channel.update": "Changed an alert channel",
  "alert_delivery.send": "Sent an alert again",
  "alert_rule.create": "Added an alert",
  "alert_rule.revoke": "Removed an alert",
  "alert_rule.restore": "Brought back an alert",
  "alert_rule.snooze": "Snoozed alerts",
  "alert_rule.update": "Changed an alert",
  "budget.create": "Added a budget",
  "budget.raise": "Raised a budget for a while",
  "budget.revoke": "Removed a budget",
  "budget.restore": "Brought back a budget",
  "budget.revoke_raise": "Ended a raise of a budget",
  "budget.update": "Changed a budget",
  "credit.grant": "Granted credit",
  "impersonation.end": "Stopped looking as somebody else",
  "impersonation.start": "Began to look as somebody else",
  "invitation.accept": "Accepted an invitation",
  "invitation.create": "Invited somebody",
  "invitation.revoke": "Withdrew an invitation",
  "invitation.restore": "Took back the withdrawal of an invitation",
  "key.create": "Created a key",
  "key.disable": "Disabled a key",
  "key.enable": "Enabled a key",
  "key.reveal_rotated": "Fetched a rotated secret",
  "key.revoke": "Revoked a key",
  "key.rotate": "Rotated a key",
  "key.update": "Changed a key",
  "member.add": "Added a member",
  "member.leave": "Left the organization",
  "member.remove": "Removed a member",
  "member.restore": "Took back the removal of a member",
  "member.update": "Changed a member's role",
  "member.update_mail": "Chose which mails they get",
  "org.close": "Closed the organization",
  "org.create": "Created the organization",
  "org.reopen": "Reopened the organization",
  "org.update": "Changed the organization",
  "org.update_rate_limits": "Changed the organization's rate limits",
  "plan.update_rate_limits": "Changed the plan's rate limits",
  "project.archive": "Archived a project",
  "project.create": "Created a project",
  "project.restore": "Brought back a project",
  "project.update": "Changed a project",
  "preset.create": "Saved a preset of the playground",
  "preset.delete": "Deleted a preset of the playground",
  "preset.restore": "Brought back a preset of the playground",
  "preset.update": "Changed a preset of the playground",
  "quarantine.bill": "Billed a call after review",
  "quarantine.dismiss": "Left a call free after review",
  "user.create": "Created an account",
  "view.create": "Saved a view",
  "view.delete": "Deleted a saved view",
  "view.restore": "Brought back a saved view",
  "view.update": "Changed a saved view",
};

export const ACTION_OPTIONS = Object.entries(ACTION_LABELS).map(([value, label]) => ({
  value,
  label,
  hint: value,
}));

export function actionLabel(action: string): string {
  return ACTION_LABELS[action] ?? action;
}

/** `name: checkout-service · overlap seconds: 3600`: what was recorded with it, in one line. */
export function dataPhrase(data: Record<string, unknown>): string {
  return Object.entries(data)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => partPhrase(name, value))
    .join(" · ");
}

function partPhrase(name: string, value: unknown): string {
  if (name.endsWith("Nanos") && /^-?\d+$/.test(String(value))) {
    return `${wordsOf(name.slice(0, -"Nanos".length))}: ${formatUsd(String(value))}`;
  }
  return `${wordsOf(name)}: ${valuePhrase(value)}`;
}

function valuePhrase(value: unknown): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map(valuePhrase).join(", ") || "none";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** `isOperator` is `operator`, `overlapSeconds` is `overlap seconds`. */
function wordsOf(name: string): string {
  return name
    .replace(/^is(?=[A-Z])/, "")
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, " ")
    .toLowerCase();
}
