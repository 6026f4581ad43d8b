import type { BaseCtx, Impersonation } from "@/lib/access";
import { toRole } from "../orgs";

/**
 * SQL of impersonations `i` with what they depend on, and whether each still holds at $1: in its time and its session, by somebody
 * who still is an operator, as somebody who still is a member and no operator, of an organization
 * that is not closed.
 */
export const IMPERSONATIONS = `
  SELECT i.id, i.session_id, i.operator_id, i.org_id, i.member_id, i.expires_at, o.slug AS org_slug,
    u.name AS member_name, u.email AS member_email, m.role AS member_role,
    (i.expires_at > $1::timestamptz AND s.revoked_at IS NULL AND s.expires_at > $1::timestamptz AND p.is_operator
      AND o.closed_at IS NULL AND o.id IS NOT NULL AND (i.member_id IS NULL OR (m.role IS NOT NULL AND NOT u.is_operator))) IS TRUE AS is_live
  FROM impersonation i
    LEFT JOIN org o ON o.id = i.org_id
    LEFT JOIN user_session s ON s.id = i.session_id AND s.user_id = i.operator_id
    LEFT JOIN "user" p ON p.id = i.operator_id
    LEFT JOIN "user" u ON u.id = i.member_id
    LEFT JOIN member m ON m.org_id = i.org_id AND m.user_id = i.member_id
  WHERE i.ended_at IS NULL`;

export type ImpersonationRow = {
  id: string;
  session_id: string;
  operator_id: string;
  org_id: string;
  org_slug: string | null;
  member_id: string | null;
  member_name: string | null;
  member_email: string | null;
  member_role: string | null;
  expires_at: Date;
  is_live: boolean;
};

export function toImpersonation(row: ImpersonationRow): Impersonation {
  return {
    id: row.id,
    operatorId: row.operator_id,
    orgId: row.org_id,
    orgSlug: row.org_slug ?? "",
    memberId: row.member_id,
    role: row.member_role ? toRole(row.member_role) : "viewer",
    expiresAt: row.expires_at,
  };
}

/** The context in which an impersonation is told of: in the tenant's own log, by the operator, as whom. */
export function asImpersonated(ctx: BaseCtx, impersonation: Impersonation) {
  const { operatorId, memberId, role, orgId } = impersonation;
  const userId = memberId ?? operatorId;
  return { ...ctx, orgId, actor: { type: "user", userId, role, isOperator: false, impersonation } as const };
}
