import { type BaseCtx, type Ctx, requireOperator } from "@/lib/access";
import type { grantCreditEndpoint } from "@/lib/contract/credits";
import type { InputOf } from "@/lib/contract/endpoint";
import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { Nanos } from "@/lib/core/money";
import { inTransaction, type Tx } from "@/lib/db";
import { recordAudit } from "../audit";
import { raiseCreditLimit } from "../limits";
import { OPERATOR_ORG_ID } from "./accounts";
import { postTransfer } from "./post-transfer";

type Grant = { kind: "signup" | "manual"; amountNanos: Nanos; memo: string };

/** Gives a tenant credit. It can be spent at once. */
export async function grantCredit(ctx: BaseCtx, input: InputOf<typeof grantCreditEndpoint>) {
  requireOperator(ctx);
  return inTransaction(async (tx) => {
    if (!(await tx.org.count({ where: { id: input.tenantId } }))) throw notFound("tenant");
    const grant: Grant = { kind: "manual", amountNanos: input.amountUsd, memo: input.memo };
    return insertGrant(tx, { ...ctx, orgId: input.tenantId }, grant);
  });
}

/**
 * The same inside a caller's transaction and without its permission check: a new organization gets its sign-up credit with
 * it. The grant, its transfer and the raised limit are one.
 */
export async function insertGrant(tx: Tx, ctx: Ctx, { kind, amountNanos, memo }: Grant) {
  const grant = await tx.creditGrant.create({
    data: {
      id: newId("grant", ctx.now.getTime()),
      orgId: ctx.orgId,
      kind,
      amountNanos,
      memo,
      createdById: ctx.actor.userId,
      createdAt: ctx.now,
    },
  });
  await raiseCreditLimit(tx, ctx, amountNanos);
  await postTransfer(tx, {
    orgId: ctx.orgId,
    kind: "credit_grant",
    ref: grant.id,
    debit: { orgId: OPERATOR_ORG_ID, code: "grants" },
    credit: { orgId: ctx.orgId, code: "credit" },
    amountNanos,
    memo,
  });
  await recordAudit(tx, ctx, {
    action: "credit.grant",
    targetType: "org",
    targetId: ctx.orgId,
    data: { grantId: grant.id, kind, amountNanos: amountNanos.toString() },
  });
  return grant;
}
