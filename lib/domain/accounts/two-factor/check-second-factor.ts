import { unseal } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db";
import { hashRecoveryCode } from "./recovery-codes";
import { findTotpStep } from "./totp";

export const TOTP_PURPOSE = "totp";

type Account = { id: string; totpSecretEnc: string | null };

/** Throws 401 with `param: "code"` unless the code is an unused one of the app or a recovery code; either works once. */
export async function requireSecondFactor(
  tx: Tx,
  user: Account,
  code: string | undefined,
  now: Date,
): Promise<"totp" | "recovery_code"> {
  if (!code) {
    throw new AppError("unauthenticated", "Enter the code of your authenticator app, or a recovery code.", {
      param: "code",
      extra: { reason: "code_required" },
    });
  }
  const plain = code.replace(/\s/g, "");
  if (await consumeTotpCode(tx, user, plain, now)) return "totp";
  if (await consumeRecoveryCode(tx, user, plain)) return "recovery_code";
  throw new AppError("unauthenticated", "The code is wrong or was used already. Wait for the next one.", {
    param: "code",
    extra: { reason: "code_wrong" },
  });
}

/** True, once for a code: the row remembers the last step, and only a later one is taken. */
export async function consumeTotpCode(tx: Tx, user: Account, code: string, now: Date): Promise<boolean> {
  if (!user.totpSecretEnc) return false;
  const step = findTotpStep(unseal(env().TURNPIKE_SECRET, TOTP_PURPOSE, user.totpSecretEnc), code, now);
  if (step === null) return false;
  const { count } = await tx.user.updateMany({
    where: { id: user.id, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  });
  return count === 1;
}

async function consumeRecoveryCode(tx: Tx, user: Account, code: string): Promise<boolean> {
  const hash = hashRecoveryCode(code);
  const used = await tx.$executeRaw`
    UPDATE "user" SET recovery_hashes = array_remove(recovery_hashes, ${hash})
    WHERE id = ${user.id} AND ${hash} = ANY(recovery_hashes)`;
  return used === 1;
}
