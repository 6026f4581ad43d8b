import { type Impersonation, impersonationRefusal } from "@/lib/access";
import type { Endpoint } from "@/lib/contract/endpoint";
import { endImpersonationEndpoint } from "@/lib/contract/impersonation";
import { listMyOrgsEndpoint } from "@/lib/contract/orgs";
import { notFound } from "@/lib/core/errors";
import type { RouteParams } from "./parse-input";

const NEEDED: ReadonlySet<string> = new Set([endImpersonationEndpoint.id, listMyOrgsEndpoint.id]);

/**
 * What a session that looks as somebody else reaches: reads of the one organization and what is public. Throws 403 for any write
 * and for accounts, the operator's own included, and the stranger's 404 for other organizations.
 */
export function requireReachable(
  endpoint: Endpoint,
  impersonation: Impersonation,
  params: RouteParams,
): void {
  if (NEEDED.has(endpoint.id)) return;
  if (endpoint.method !== "GET") throw impersonationRefusal();
  if (endpoint.access === "public") return;
  if (!("orgId" in endpoint.params.shape)) throw impersonationRefusal();
  if (params.orgId !== impersonation.orgId) throw notFound("organization");
}

/** What a page tells of whom it is looked at as; null when the user looks for themselves. */
export function toImpersonated({ name, impersonation }: { name: string; impersonation?: Impersonation }) {
  if (!impersonation) return null;
  const { memberId, role, orgSlug, expiresAt } = impersonation;
  return { name: memberId && name, role, orgSlug, expiresAt: expiresAt.toISOString() };
}
