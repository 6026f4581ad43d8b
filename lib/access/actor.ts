import { AppError } from "../core/errors";
import { type Impersonation, isKeptWhileImpersonated } from "./impersonation";
import { can, type Permission, type Role } from "./permissions";

type UserActor = {
  type: "user";
  userId: string;
  role: Role | null;
  isOperator: boolean;
  sessionId?: string;
  /** Not the user but an operator, who sees what the user sees. */
  impersonation?: Impersonation;
};

/** Who acts. `user` comes from a session; `operator` is the command line; `system` is a job; `anonymous` may do public things. */
export type Actor =
  | UserActor
  | { type: "anonymous"; userId: "anonymous" }
  | { type: "operator"; userId: "cli" }
  | { type: "system"; userId: string };

/** Where a request came from, for brute-force limits and the session list. */
export type Client = { ip: string; userAgent: string };

/** What every verb gets first. `now` is read once a request; `client` is absent outside HTTP. */
export type BaseCtx = { actor: Actor; now: Date; requestId: string; client?: Client };

/** The context of a verb inside one organization; `actor.role` is the user's role there. */
export type Ctx = BaseCtx & { orgId: string };

/** Throws 403 `permission_denied` that names the permission. Operators by the command line and jobs may do all. */
export function requirePermission(ctx: Ctx, permission: Permission): void {
  const { actor } = ctx;
  if (actor.type === "operator" || actor.type === "system") return;
  const role = actor.type === "user" ? actor.role : null;
  if (actor.type === "user" && actor.impersonation && !isKeptWhileImpersonated(permission)) {
    throw impersonationRefusal(permission);
  }
  if (role && can(role, permission)) return;
  throw new AppError(
    "permission_denied",
    `Your role${role ? ` (${role})` : ""} does not include ${permission}.`,
    {
      extra: { layer: "organization", permission },
    },
  );
}

/** The 403 of whoever looks as somebody else and would change something, or read what only that person may. */
export function impersonationRefusal(permission?: Permission): AppError {
  const what =
    permission === "content.read"
      ? "Prompts and answers are not shown"
      : "Nothing can be changed, and nobody's account is shown,";
  return new AppError("permission_denied", `${what} while you look as somebody else. End that first.`, {
    extra: { layer: "impersonation", ...(permission && { permission }) },
  });
}

/** Throws 403 unless the actor runs this installation. */
export function requireOperator(ctx: BaseCtx): void {
  const { actor } = ctx;
  if (actor.type === "operator" || actor.type === "system") return;
  if (actor.type === "user" && actor.isOperator) return;
  throw new AppError("permission_denied", "Only the operator of this installation may do this.", {
    extra: { layer: "operator" },
  });
}
