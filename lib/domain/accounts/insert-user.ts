import type { BaseCtx } from "@/lib/access";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { Prisma, type Tx } from "@/lib/db";
import { recordAudit } from "../audit";

const FIRST_ACCOUNT_LOCK = 72_707_370;

export type NewUser = { email: string; name: string; passwordHash: string | null; isVerified: boolean };

/** True while nobody has an account: the next one becomes the operator. Only certain after `lockFirstAccount`. */
export async function isFirstAccount(tx: Tx): Promise<boolean> {
  return (await tx.user.findFirst({ select: { id: true } })) === null;
}

/** While there is no account, sign-ups run one at a time from here to the commit, so that exactly one is the first. */
export async function lockFirstAccount(tx: Tx): Promise<void> {
  if (await isFirstAccount(tx)) await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FIRST_ACCOUNT_LOCK})`;
}

/** Makes an account inside the caller's transaction: 409 when the address has one, operator when it is the first. */
export async function insertUser(tx: Tx, ctx: BaseCtx, input: NewUser) {
  await lockFirstAccount(tx);
  const { isVerified, ...data } = input;
  const isOperator = await isFirstAccount(tx);
  const user = await tx.user
    .create({
      data: {
        ...data,
        id: newId("user", ctx.now.getTime()),
        isOperator,
        emailVerifiedAt: isVerified ? ctx.now : null,
        createdAt: ctx.now,
      },
    })
    .catch(refuseSecondAccount);
  const actor = { type: "user", userId: user.id, role: null, isOperator } as const;
  const userCtx: BaseCtx = { ...ctx, actor: ctx.actor.type === "anonymous" ? actor : ctx.actor };
  await recordAudit(tx, userCtx, {
    action: "user.create",
    targetType: "user",
    targetId: user.id,
    data: { isOperator },
  });
  return { user, userCtx: { ...userCtx, actor } };
}

function refuseSecondAccount(error: unknown): never {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== "P2002") throw error;
  throw new AppError("conflict", "This e-mail address has an account. Sign in, or reset its password.", {
    param: "email",
  });
}
