import { can, isAtLeast, PERMISSIONS, type Permission, ROLE_LABELS, ROLES, type Role } from "@/lib/access";

/** What each permission lets one do, in the words of the portal. */
export const PERMISSION_LABELS: Record<Permission, string> = {
  "org.read": "See the organization",
  "org.write": "Rename the organization",
  "org.delete": "Delete the organization",
  "members.read": "See members and invitations",
  "members.write": "Invite and remove members, change roles",
  "projects.read": "See projects",
  "projects.write": "Create, change and archive projects",
  "keys.read": "See API keys (never their secrets)",
  "keys.write": "Create, rotate and revoke API keys",
  "limits.write": "Set spend caps",
  "usage.read": "See usage and spend",
  "alerts.write": "Set budgets and alerts, judge anomalies",
  "requests.read": "See single calls",
  "content.read": "Read kept prompts and answers",
  "billing.read": "See grants and the statement",
  "billing.write": "Manage billing",
  "playground.use": "Use the playground",
  "models.read": "See models and prices",
  "audit.read": "Read the audit log",
};

export const ROLE_PHRASES: Record<Role, string> = {
  owner: "Everything, deleting the organization included",
  admin: "Everything but deleting the organization",
  developer: "Keys, the playground, usage and calls",
  billing: "Usage, spend and billing, but no single calls",
  viewer: "Sees keys, usage and calls; changes nothing",
};

export const PERMISSION_LIST = Object.keys(PERMISSIONS) as Permission[];

/** Nobody gives a role above their own. */
function grantableRoles(own: Role): Role[] {
  return ROLES.filter((role) => isAtLeast(own, role));
}

export function roleOptions(own: Role) {
  return grantableRoles(own).map((role) => ({
    value: role,
    label: ROLE_LABELS[role],
    hint: ROLE_PHRASES[role],
  }));
}

/** True when `own` may change or remove somebody with `theirs`. */
export function mayChange(own: Role, theirs: Role): boolean {
  return can(own, "members.write") && isAtLeast(own, theirs);
}
