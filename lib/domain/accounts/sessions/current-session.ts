import type { BaseCtx } from "@/lib/access";

/** The session that the request came with; null outside a browser. */
export function currentSessionId(ctx: BaseCtx): string | null {
  return (ctx.actor.type === "user" && ctx.actor.sessionId) || null;
}
