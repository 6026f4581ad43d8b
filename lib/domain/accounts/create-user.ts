import { type BaseCtx, requireOperator } from "@/lib/access";
import { AppError } from "@/lib/core/errors";
import { inTransaction } from "@/lib/db";
import { insertUser } from "./insert-user";
import { hashPassword } from "./passwords/hash-password";
import { requireGoodPassword } from "./passwords/password-rules";

/** Makes an account as the operator: its address counts as verified, and it has no organization yet. */
export async function createUser(ctx: BaseCtx, input: { email: string; name: string; password: string }) {
  requireOperator(ctx);
  const email = input.email.trim().toLowerCase();
  if (!/^\S+@\S+$/.test(email))
    throw new AppError("invalid_request", "Write an e-mail address.", { param: "email" });
  requireGoodPassword(input.password, email, "password");
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    const { user } = await insertUser(tx, ctx, { email, name: input.name, passwordHash, isVerified: true });
    return { id: user.id, email: user.email, name: user.name, isOperator: user.isOperator };
  });
}
