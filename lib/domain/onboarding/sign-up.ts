import type { BaseCtx } from "@/lib/access";
import type { signUpEndpoint } from "@/lib/contract/account";
import type { InputOf } from "@/lib/contract/endpoint";
import { inTransaction, type Tx } from "@/lib/db";
import {
  byIp,
  countAttempt,
  hashPassword,
  insertUser,
  lockFirstAccount,
  mailVerification,
  type NewUser,
  requireGoodPassword,
} from "../accounts";
import { joinByInvitation } from "../orgs";
import { insertReadyOrg } from "./open-org";
import { grantSignUpCredit } from "./sign-up-credit";
import { requireOpenSignUp } from "./sign-up-policy";

type Start = { user: NewUser; orgName?: string; invitationToken?: string };

/** Makes an account with a ready organization and its sign-up credit, or joins the one that invited it: all or nothing. */
export async function signUp(ctx: BaseCtx, input: InputOf<typeof signUpEndpoint>) {
  await countAttempt({ ...byIp("sign-up", ctx.client?.ip), free: 200 }, ctx.now);
  const { name, email, password, orgName, invitationToken } = input;
  requireGoodPassword(password, email, "password");
  const passwordHash = await hashPassword(password);
  const isVerified = invitationToken !== undefined;
  return inTransaction((tx) =>
    startAccount(tx, ctx, { user: { email, name, passwordHash, isVerified }, orgName, invitationToken }),
  );
}

/** The part that a password and an identity have in common, inside the caller's transaction. */
export async function startAccount(tx: Tx, ctx: BaseCtx, { user: newUser, orgName, invitationToken }: Start) {
  await lockFirstAccount(tx);
  await requireOpenSignUp(tx, invitationToken !== undefined);
  const { user, userCtx } = await insertUser(tx, ctx, newUser);
  if (!user.emailVerifiedAt) await mailVerification(tx, ctx.now, user);
  if (invitationToken) return { user, org: await joinByInvitation(tx, userCtx, invitationToken, user) };
  const { org, orgCtx } = await insertReadyOrg(tx, userCtx, { name: orgName ?? user.name, ownerId: user.id });
  await grantSignUpCredit(tx, orgCtx);
  return { user, org };
}
