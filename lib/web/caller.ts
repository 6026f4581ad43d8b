import {
  type Actor,
  type BaseCtx,
  type Ctx,
  type Impersonation,
  requireOperator,
  requirePermission,
} from "@/lib/access";
import type { CtxOf, Endpoint } from "@/lib/contract/endpoint";
import { AppError, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { now } from "@/lib/core/time";
import { findSignedIn, type SignedIn } from "@/lib/domain/accounts";
import { findImpersonation } from "@/lib/domain/impersonation";
import { findRole, orgExists } from "@/lib/domain/orgs";
import { clientOf } from "./client-address";
import { requireReachable } from "./impersonated";
import type { RouteParams } from "./parse-input";
import { openSessionCookie, readCookie, sessionCookieName } from "./session-cookie";

/** Who a request is from: the signed-in user, or whom an operator looks as. */
export type Caller = SignedIn & { impersonation?: Impersonation };

/** The caller behind a request's cookie, or null. An operator who looks as somebody else is that person, without a right of their own. */
export async function findCaller(headers: Headers, at: Date): Promise<Caller | null> {
  const cookie = readCookie(headers.get("cookie"), sessionCookieName());
  const sessionId = await openSessionCookie(cookie);
  const signedIn = sessionId ? await findSignedIn(sessionId, at) : null;
  const other = signedIn?.isOperator ? await findImpersonation(signedIn.sessionId, at) : null;
  if (!signedIn || !other) return signedIn;
  const { impersonation, name, email } = other;
  const id = impersonation.memberId ?? signedIn.id;
  return { ...signedIn, id, name, email, emailVerified: true, isOperator: false, impersonation };
}

export function toActor(caller: Caller): Extract<Actor, { type: "user" }> {
  const { id, isOperator, sessionId, impersonation } = caller;
  return { type: "user", userId: id, role: null, isOperator, sessionId, impersonation };
}

/** The context before anybody is known; its clock and request id hold for the whole request. */
export function anonymousCtx(headers: Headers): BaseCtx {
  const at = now();
  return {
    actor: { type: "anonymous", userId: "anonymous" },
    now: at,
    requestId: newId("request", at.getTime()),
    client: clientOf(headers),
  };
}

/** Who calls, with what right: 401 without a session, 404 for a stranger's organization, 403 without the permission. */
export async function authorize<E extends Endpoint>(
  endpoint: E,
  base: BaseCtx,
  headers: Headers,
  params: RouteParams,
): Promise<CtxOf<E>> {
  const caller = await findCaller(headers, base.now);
  const ctx = caller ? { ...base, actor: toActor(caller) } : base;
  if (caller?.impersonation) requireReachable(endpoint, caller.impersonation, params);
  if (endpoint.access === "public") return ctx as CtxOf<E>;
  if (!caller) throw new AppError("unauthenticated", "Sign in first.");
  if (endpoint.access === "operator") requireOperator(ctx);
  return ("orgId" in endpoint.params.shape ? inOrg(endpoint, ctx, String(params.orgId)) : ctx) as CtxOf<E>;
}

async function inOrg(endpoint: Endpoint, ctx: BaseCtx, orgId: string): Promise<Ctx> {
  if (ctx.actor.type !== "user") throw notFound("organization");
  if (endpoint.access === "operator") {
    if (!(await orgExists(orgId))) throw notFound("organization");
    return { ...ctx, orgId };
  }
  const role = ctx.actor.impersonation?.role ?? (await findRole(ctx.actor.userId, orgId));
  if (!role) throw notFound("organization");
  const orgCtx: Ctx = { ...ctx, actor: { ...ctx.actor, role }, orgId };
  if (endpoint.access !== "signed_in" && endpoint.access !== "public")
    requirePermission(orgCtx, endpoint.access);
  return orgCtx;
}
