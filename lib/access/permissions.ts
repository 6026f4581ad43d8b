/** The one permission table: which role may do what inside its organization. */
export const ROLES = ["owner", "admin", "developer", "billing", "viewer"] as const;
export type Role = (typeof ROLES)[number];

const everyone: readonly Role[] = ROLES;
const builders: readonly Role[] = ["owner", "admin", "developer"];
const admins: readonly Role[] = ["owner", "admin"];
const payers: readonly Role[] = ["owner", "admin", "billing"];

export const PERMISSIONS = {
  "org.read": everyone,
  "org.write": admins,
  "org.delete": ["owner"],
  "members.read": everyone,
  "members.write": admins,
  "projects.read": everyone,
  "projects.write": admins,
  "keys.read": everyone,
  "keys.write": builders,
  "limits.write": admins,
  "usage.read": everyone,
  "alerts.write": ["owner", "admin", "billing"],
  "requests.read": ["owner", "admin", "developer", "viewer"],
  "content.read": builders,
  "billing.read": payers,
  "billing.write": payers,
  "playground.use": builders,
  "models.read": everyone,
  "audit.read": admins,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function can(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}

/** Highest first; nobody may give or change a role above their own. */
export function isAtLeast(role: Role, other: Role): boolean {
  const rank: Record<Role, number> = { owner: 4, admin: 3, developer: 2, billing: 1, viewer: 0 };
  return rank[role] >= rank[other];
}
