import type { Permission, Role } from "./permissions";

/** An operator who looks at an organization as somebody else, who is `Actor.userId` meanwhile. */
export type Impersonation = {
  id: string;
  operatorId: string;
  orgId: string;
  orgSlug: string;
  /** The member; null: a viewer of the organization, who is nobody of it. */
  memberId: string | null;
  role: Role;
  expiresAt: Date;
};

/** What the audit log calls somebody who looked as a viewer and as no member. */
export const AS_VIEWER = "viewer";

/** Whether a permission stays with whoever is impersonated: nothing that changes anything, and no prompts and answers. */
export function isKeptWhileImpersonated(permission: Permission): boolean {
  return permission.endsWith(".read") && permission !== "content.read";
}
