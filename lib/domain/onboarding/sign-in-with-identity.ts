import type { BaseCtx } from "@/lib/access";
import { inTransaction } from "@/lib/db";
import {
  findUserByIdentity,
  type Identity,
  insertIdentity,
  linkByEmail,
  openSession,
  requireVerified,
} from "../accounts";
import { startAccount } from "./sign-up";

/**
 * Opens a session for an identity: of the account it is linked to, else of the one with its verified address (and links it),
 * else of a new account. 403 when the provider does not vouch for the address or sign-up is closed.
 */
export async function signInWithIdentity(ctx: BaseCtx, said: Identity) {
  const identity = { ...said, email: said.email.trim().toLowerCase() };
  return inTransaction(async (tx) => {
    let user = (await findUserByIdentity(tx, identity)) ?? (await linkByEmail(tx, ctx, identity));
    if (!user) {
      requireVerified(identity);
      const { email, name } = identity;
      const started = await startAccount(tx, ctx, {
        user: { email, name: name || email, passwordHash: null, isVerified: true },
      });
      user = started.user;
      await insertIdentity(tx, ctx, user, identity);
    }
    const session = await openSession(tx, ctx, user, identity.provider);
    return { userId: user.id, sessionId: session.id };
  });
}
