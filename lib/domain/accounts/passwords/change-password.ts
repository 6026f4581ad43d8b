import type { BaseCtx } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { changePasswordEndpoint } from "@/lib/contract/me";
import { db, inTransaction } from "@/lib/db";
import { recordAudit } from "../../audit";
import { enqueueMail, passwordChangedLetter } from "../../mail";
import { getOwnRow, toMe } from "../get-me";
import { currentSessionId } from "../sessions/current-session";
import { endSessions } from "../sessions/revoke-sessions";
import { hashPassword } from "./hash-password";
import { requireGoodPassword } from "./password-rules";
import { reauthenticate } from "./reauthenticate";

/** Changes the caller's password after asking for the current one; the other browsers are signed out. */
export async function changePassword(ctx: BaseCtx, input: InputOf<typeof changePasswordEndpoint>) {
  const before = await getOwnRow(db(), ctx);
  await reauthenticate(ctx, before, input.currentPassword, "currentPassword");
  requireGoodPassword(input.newPassword, before.email, "newPassword");
  const passwordHash = await hashPassword(input.newPassword);
  return inTransaction(async (tx) => {
    await tx.user.update({ where: { id: before.id }, data: { passwordHash } });
    const revoked = await endSessions(tx, before.id, ctx.now, currentSessionId(ctx));
    await enqueueMail(tx, ctx.now, before.email, passwordChangedLetter(before.name));
    await recordAudit(tx, ctx, {
      action: "user.change_password",
      targetType: "user",
      targetId: before.id,
      data: { revoked },
    });
    return toMe(await getOwnRow(tx, ctx));
  });
}
