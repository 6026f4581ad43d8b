import { ROLE_LABELS, type Role } from "@/lib/access";

/** As whom an operator looks. */
export type Impersonated = {
  /** A member's name; null: a viewer who is nobody of it. */
  name: string | null;
  role: Role;
  orgSlug: string;
  expiresAt: string;
};

/** `Grace Hopper (developer)`, `a viewer`. */
export function whoText({ name, role }: Pick<Impersonated, "name" | "role">): string {
  const label = ROLE_LABELS[role].toLowerCase();
  return name === null ? `a ${label}` : `${name} (${label})`;
}
