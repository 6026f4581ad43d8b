import type { BaseCtx } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type {
  confirmTwoFactorEndpoint,
  disableTwoFactorEndpoint,
  setUpTwoFactorEndpoint,
} from "@/lib/contract/me";
import { seal } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { db, inTransaction } from "@/lib/db";
import { recordAudit } from "../../audit";
import { byUser, countAttempt, forgive } from "../attempts";
import { getOwnRow, toMe } from "../get-me";
import { reauthenticate } from "../passwords/reauthenticate";
import { consumeTotpCode, TOTP_PURPOSE } from "./check-second-factor";
import { hashRecoveryCode, newRecoveryCodes } from "./recovery-codes";
import { newTotpSecret, toTotpUri } from "./totp";

const alreadyOn = () => new AppError("conflict", "Two-factor is on already. Turn it off first.");

/** A new secret for an app, kept encrypted; signing in does not ask for codes before `confirmTwoFactor`. */
export async function setUpTwoFactor(ctx: BaseCtx, input: InputOf<typeof setUpTwoFactorEndpoint>) {
  const user = await getOwnRow(db(), ctx);
  if (user.totpEnabledAt) throw alreadyOn();
  await reauthenticate(ctx, user, input.password, "password");
  const secret = newTotpSecret();
  return inTransaction(async (tx) => {
    const totpSecretEnc = seal(env().TURNPIKE_SECRET, TOTP_PURPOSE, secret);
    const { count } = await tx.user.updateMany({
      where: { id: user.id, totpEnabledAt: null },
      data: { totpSecretEnc, totpLastStep: null },
    });
    if (count === 0) throw alreadyOn();
    await recordAudit(tx, ctx, { action: "user.set_up_two_factor", targetType: "user", targetId: user.id });
    return { secret, uri: toTotpUri(secret, user.email) };
  });
}

/** Turns two-factor on when the app's first code is right; the recovery codes exist only in this answer. */
export async function confirmTwoFactor(ctx: BaseCtx, input: InputOf<typeof confirmTwoFactorEndpoint>) {
  const subject = byUser("two-factor", ctx.actor.userId);
  await countAttempt(subject, ctx.now);
  const recoveryCodes = newRecoveryCodes();
  await inTransaction(async (tx) => {
    const user = await getOwnRow(tx, ctx);
    if (user.totpEnabledAt) throw alreadyOn();
    if (!(await consumeTotpCode(tx, user, input.code, ctx.now))) {
      throw new AppError(
        "invalid_request",
        "The code is wrong. Check the clock of your phone and try the next one.",
        {
          param: "code",
        },
      );
    }
    await tx.user.update({
      where: { id: user.id },
      data: { totpEnabledAt: ctx.now, recoveryHashes: recoveryCodes.map(hashRecoveryCode) },
    });
    await recordAudit(tx, ctx, { action: "user.enable_two_factor", targetType: "user", targetId: user.id });
  });
  await forgive(subject);
  return { recoveryCodes };
}

/** Turns two-factor off and forgets the secret and the recovery codes. */
export async function disableTwoFactor(ctx: BaseCtx, input: InputOf<typeof disableTwoFactorEndpoint>) {
  const user = await getOwnRow(db(), ctx);
  await reauthenticate(ctx, user, input.password, "password");
  return inTransaction(async (tx) => {
    await tx.user.update({
      where: { id: user.id },
      data: { totpSecretEnc: null, totpEnabledAt: null, totpLastStep: null, recoveryHashes: [] },
    });
    await recordAudit(tx, ctx, { action: "user.disable_two_factor", targetType: "user", targetId: user.id });
    return toMe(await getOwnRow(tx, ctx));
  });
}
