import type { Ctx } from "../../access";
import { env } from "../../core/env";
import { nanosFromUsd } from "../../core/money";
import type { Tx } from "../../db";
import { insertGrant } from "../ledger";

/** Grants SIGNUP_CREDIT_USD to a new organization; nothing when it is 0. */
export async function grantSignUpCredit(tx: Tx, ctx: Ctx): Promise<void> {
  const amountNanos = nanosFromUsd(env().SIGNUP_CREDIT_USD);
  if (amountNanos > 0n) await insertGrant(tx, ctx, { kind: "signup", amountNanos, memo: "Sign-up credit" });
}
