import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { createOrgEndpoint } from "@/lib/contract/orgs";
import { notFound } from "@/lib/core/errors";
import { db, inTransaction, type Tx } from "@/lib/db";
import { insertOrg } from "../orgs";
import { insertProject } from "../projects";

const FIRST_PROJECT = { name: "Default", allowedModels: [] };

/** An organization that can be used at once: with its owner and a first project. Returns the owner's context in it too. */
export async function insertReadyOrg(
  tx: Tx,
  ctx: BaseCtx,
  input: { name: string; slug?: string; ownerId: string },
) {
  const { org, orgCtx } = await insertOrg(tx, ctx, input);
  await insertProject(tx, orgCtx, FIRST_PROJECT);
  return { org, orgCtx };
}

/** A further organization of the caller; the sign-up credit is for the first only. */
export async function createOrg(ctx: BaseCtx, input: InputOf<typeof createOrgEndpoint>) {
  return inTransaction(async (tx) => {
    const { org } = await insertReadyOrg(tx, ctx, { ...input, ownerId: ctx.actor.userId });
    return { ...org, role: "owner" as const };
  });
}

/** The same as the operator, for an account that exists; the command line uses it. */
export async function createOrgFor(
  ctx: BaseCtx,
  input: InputOf<typeof createOrgEndpoint> & { ownerEmail: string },
) {
  requireOperator(ctx);
  const { ownerEmail, ...rest } = input;
  const owner = await db().user.findUnique({ where: { email: ownerEmail.trim().toLowerCase() } });
  if (!owner) throw notFound("user");
  return inTransaction(async (tx) => {
    const { org } = await insertReadyOrg(tx, ctx, { ...rest, ownerId: owner.id });
    return org;
  });
}
