import type { Ctx } from "@/lib/access";
import { env } from "@/lib/core/env";
import { nanosFromUsd } from "@/lib/core/money";
import type { Tx } from "@/lib/db";
import { insertGrant } from "../ledger";

/** Grants SIGNUP_CREDIT_USD to a new organization; nothing when it is 0. */
export async function grantSignUpCredit(tx: Tx, ctx: Ctx): Promise<void> {
  const amountNanos = nanosFromUsd(env().SIGNUP_CREDIT_USD);
  if (amountNanos > 0n) await insertGrant(tx, ctx, { kind: "signup", amountNanos, memo: "Sign-up credit" });
}
