import { ROLE_LABELS, type Role } from "@/lib/access";
import { env } from "@/lib/core/env";
import type { Letter } from "./templates";

function pageUrl(path: string, token: string): string {
  return `${new URL(path, env().PORTAL_URL)}?token=${encodeURIComponent(token)}`;
}

/** Asks a new user to prove that the mailbox is theirs; the link is good for a day. */
export function verifyEmailLetter(name: string, token: string): Letter {
  return {
    kind: "verify_email",
    topic: "Your account",
    subject: "Confirm your e-mail address",
    lines: [
      `Hello ${name},`,
      "Confirm that this address is yours, so that we can reach you about your account.",
    ],
    action: { label: "Confirm address", url: pageUrl("/verify-email", token) },
    footnote: "The link is good for 24 hours. If you did not sign up, ignore this mail.",
  };
}

/** A link that sets a new password, good for an hour and once. */
export function resetPasswordLetter(name: string, token: string): Letter {
  return {
    kind: "reset_password",
    topic: "Your account",
    subject: "Set a new password",
    lines: [`Hello ${name},`, "Somebody, probably you, asked to set a new password for your account."],
    action: { label: "Set a new password", url: pageUrl("/reset-password", token) },
    footnote:
      "The link is good for one hour and once. If it was not you, ignore this mail: nothing has changed.",
  };
}

/** Tells the owner of an account that its password is another one now. */
export function passwordChangedLetter(name: string): Letter {
  return {
    kind: "password_changed",
    topic: "Your account",
    subject: "Your password was changed",
    severity: "warning",
    lines: [
      `Hello ${name},`,
      "The password of your account was changed, and other browsers were signed out.",
    ],
    action: { label: "Open the portal", url: env().PORTAL_URL },
    footnote: "If it was not you, set a new password at once and tell the operator.",
  };
}

/** Invites an address into an organization; the link is good for seven days. */
export function invitationLetter(inviter: string, orgName: string, role: Role, token: string): Letter {
  return {
    kind: "invitation",
    topic: "Invitation",
    subject: `Join ${orgName} on Turnpike`,
    lines: [`${inviter} invites you to work together in ${orgName}.`],
    facts: [
      ["Organization", orgName],
      ["Your role", ROLE_LABELS[role]],
      ["Invited by", inviter],
    ],
    action: { label: "See the invitation", url: pageUrl("/invite", token) },
    footnote: "The link is good for seven days. If you do not know the sender, ignore this mail.",
  };
}

/** Tells who answers for an organization that it was closed, by whom, and until when the operator can reopen it. */
export function orgClosedLetter(orgName: string, closedBy: string, reopenUntil: Date): Letter {
  return {
    kind: "org_closed",
    topic: orgName,
    subject: `${orgName} was closed`,
    severity: "warning",
    lines: [
      `${closedBy} closed the organization ${orgName}. Its API keys are revoked and its members have no access.`,
      "The ledger, usage and the audit log stay with the operator, who settles what is left of the credit.",
    ],
    facts: [["Can be reopened until", `${reopenUntil.toISOString().slice(0, 16).replace("T", " ")} UTC`]],
    action: { label: "Open the portal", url: env().PORTAL_URL },
    footnote: "If that was a mistake, ask the operator of this installation to reopen it.",
  };
}

/** Tells who answers for a key that its schedule gave it a new secret, which waits to be fetched once. */
export function keyRotatedLetter(
  key: { id: string; name: string },
  orgSlug: string,
  oldGoodUntil: Date,
): Letter {
  const until = `${oldGoodUntil.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return {
    kind: "key_rotated",
    topic: "Key rotation",
    subject: `The key "${key.name}" has a new secret`,
    severity: "warning",
    lines: [
      `The key "${key.name}" was rotated on its schedule. Fetch the new secret, once, and put it in place before the old one stops.`,
    ],
    facts: [
      ["Key", key.name],
      ["Old secret stops", until],
    ],
    action: {
      label: "Fetch the new secret",
      url: new URL(`/${orgSlug}/keys/${key.id}`, env().PORTAL_URL).href,
    },
    footnote: "The new secret waits for seven days. It is not in this mail.",
  };
}

const ALERT_TOPICS: Readonly<Record<string, string>> = {
  budget: "Budget",
  forecast: "Forecast",
  credit: "Credit",
  anomaly: "Unusual spend",
  test: "Test",
};

const SEVERITIES = ["info", "warning", "critical"] as const;

/** What an alert says by mail; `path` is the page that it is about. */
export function alertLetter(
  orgName: string,
  alert: { kind: string; severity: string; title: string; lines: string[]; path: string },
): Letter {
  return {
    kind: "alert",
    topic: `${ALERT_TOPICS[alert.kind] ?? "Alert"} · ${orgName}`,
    severity: SEVERITIES.find((each) => each === alert.severity),
    subject: alert.title,
    lines: alert.lines,
    action: { label: "Look at it", url: new URL(alert.path, env().PORTAL_URL).href },
    footnote: `An alert of ${orgName}. Thresholds are set under Budgets and alerts; which mails you get, in the settings.`,
  };
}
