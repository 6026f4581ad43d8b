import { randomToken, sha256Hex } from "@/lib/core/crypto";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/time";
import type { Tx } from "@/lib/db";

const LIFETIME_MS = { verify_email: DAY_MS, reset_password: HOUR_MS };
type Purpose = keyof typeof LIFETIME_MS;

/** A new single-use token for a mailed link; earlier ones of the purpose stop working. Only its hash is stored. */
export async function issueUserToken(tx: Tx, now: Date, userId: string, purpose: Purpose): Promise<string> {
  await tx.userToken.updateMany({ where: { userId, purpose, usedAt: null }, data: { usedAt: now } });
  const token = randomToken();
  await tx.userToken.create({
    data: {
      id: newId("userToken", now.getTime()),
      userId,
      purpose,
      tokenHash: sha256Hex(token),
      expiresAt: addMs(now, LIFETIME_MS[purpose]),
      createdAt: now,
    },
  });
  return token;
}

/** Uses the token up and returns whose it is; 400 when it is unknown, used or expired. */
export async function consumeUserToken(tx: Tx, now: Date, token: string, purpose: Purpose): Promise<string> {
  const tokenHash = sha256Hex(token);
  const used = await tx.userToken.updateMany({
    where: { tokenHash, purpose, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  const row = used.count === 1 ? await tx.userToken.findUnique({ where: { tokenHash } }) : null;
  if (row) return row.userId;
  throw new AppError("invalid_request", "This link was used or has expired. Ask for a new one.", {
    param: "token",
  });
}
