import { Mail, MessageSquare, Webhook } from "lucide-react";
import type { AlertChannel } from "@/lib/client/alerts";
import type { AlertKind } from "@/lib/contract/notifications";

export const CHANNEL_ICONS = { email: Mail, webhook: Webhook, slack: MessageSquare };

export const CHANNEL_OPTIONS = [
  { value: "email", label: "E-mail" },
  { value: "webhook", label: "Webhook, signed" },
  { value: "slack", label: "Slack or what takes its webhooks" },
] as const;

export const KIND_OPTIONS: readonly { value: AlertKind; label: string }[] = [
  { value: "budget", label: "Budgets" },
  { value: "forecast", label: "Forecasts" },
  { value: "credit", label: "Credit" },
  { value: "anomaly", label: "Anomalies" },
];

export const ROLE_OPTIONS = [
  { value: "owner", label: "Owners" },
  { value: "admin", label: "Admins" },
  { value: "billing", label: "Billing" },
  { value: "developer", label: "Developers" },
  { value: "viewer", label: "Viewers" },
] as const;

/** Whom a channel reaches, in words: "Owners, Admins, cfo@example.com" or the address of a webhook. */
export function reachText({ type, roles, addresses, label }: AlertChannel): string {
  if (type !== "email") return label;
  const names = ROLE_OPTIONS.filter(({ value }) => roles.includes(value)).map((role) => role.label);
  return [...names, ...addresses].join(", ");
}

/** "every alert" or "budgets, credit". */
export function kindsText({ kinds }: AlertChannel): string {
  if (KIND_OPTIONS.every(({ value }) => kinds.includes(value))) return "every alert";
  return KIND_OPTIONS.filter(({ value }) => kinds.includes(value))
    .map(({ label }) => label.toLowerCase())
    .join(", ");
}
