import { formatUsd } from "@/lib/core/money";

/** The audit log's actions in words. One that is missing here is shown as it is. */
const ACTION_LABELS: Record<string, string> = {
  "budget.create": "Added a spend cap",
  "budget.raise": "Raised a spend cap for a while",
  "budget.revoke": "Removed a spend cap",
  "budget.revoke_raise": "Ended a raise of a spend cap",
  "budget.update": "Changed a spend cap",
  "credit.grant": "Granted credit",
  "invitation.accept": "Accepted an invitation",
  "invitation.create": "Invited somebody",
  "invitation.revoke": "Withdrew an invitation",
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
  "member.update": "Changed a member's role",
  "org.create": "Created the organization",
  "org.update": "Changed the organization",
  "org.update_rate_limits": "Changed the organization's rate limits",
  "plan.update_rate_limits": "Changed the plan's rate limits",
  "project.archive": "Archived a project",
  "project.create": "Created a project",
  "project.update": "Changed a project",
  "quarantine.bill": "Billed a call after review",
  "quarantine.dismiss": "Left a call free after review",
  "user.create": "Created an account",
  "view.create": "Saved a view",
  "view.delete": "Deleted a saved view",
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

/** `name: checkout-service · overlapSeconds: 3600`: what was recorded with it, in one line. */
export function dataPhrase(data: Record<string, unknown>): string {
  return Object.entries(data)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => valuePhrase(name, value))
    .join(" · ");
}

function valuePhrase(name: string, value: unknown): string {
  if (name.endsWith("Nanos") && /^-?\d+$/.test(String(value))) {
    return `${name.slice(0, -"Nanos".length)}: ${formatUsd(String(value))}`;
  }
  return `${name}: ${typeof value === "object" ? JSON.stringify(value) : String(value)}`;
}
