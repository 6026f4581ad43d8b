import type { BaseCtx } from "@/lib/access";
import { newId } from "@/lib/core/ids";
import { now } from "@/lib/core/time";
import { db } from "@/lib/db";
import { hashPassword } from "./passwords/hash-password";

export const PASSWORD = "a long enough phrase";

/** The context of somebody not signed in, from an address of their own. */
export function visitor(at = now(), ip: string = newId("request")): BaseCtx {
  return {
    actor: { type: "anonymous", userId: "anonymous" },
    now: at,
    requestId: newId("request"),
    client: { ip, userAgent: "vitest" },
  };
}

/** An account with PASSWORD, and its context without an organization. */
export async function createTestUser(
  data: { email?: string; emailVerifiedAt?: Date | null; name?: string } = {},
) {
  const id = newId("user");
  const user = await db().user.create({
    data: {
      id,
      email: data.email ?? `${id.toLowerCase()}@example.com`,
      name: data.name ?? "Ada",
      passwordHash: await hashPassword(PASSWORD),
      emailVerifiedAt: data.emailVerifiedAt === undefined ? now() : data.emailVerifiedAt,
    },
  });
  const ctx: BaseCtx = { ...visitor(), actor: { type: "user", userId: id, role: null, isOperator: false } };
  return { user, ctx };
}

/** The token of the newest mail to an address. */
export async function mailedToken(to: string): Promise<string> {
  const mail = await db().outboxMail.findFirst({
    where: { to, text: { contains: "token=" } },
    orderBy: { id: "desc" },
  });
  const token = /token=([\w-]+)/.exec(mail?.text ?? "")?.[1];
  if (!token) throw new Error(`no mail with a token to ${to}`);
  return token;
}
