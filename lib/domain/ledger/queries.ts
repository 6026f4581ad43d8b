import { type Ctx, requirePermission } from "@/lib/access";
import type { listCreditGrantsEndpoint, listLedgerEndpoint } from "@/lib/contract/credits";
import type { InputOf } from "@/lib/contract/endpoint";
import { db } from "@/lib/db";
import { readCredits } from "../limits";

/** Credit granted, settled, held for calls in flight, and left. */
export async function getCredit(ctx: Ctx) {
  requirePermission(ctx, "usage.read");
  return (await readCredits(db(), [ctx.orgId])).get(ctx.orgId)!;
}

const NEWEST_FIRST = [{ createdAt: "desc" }, { id: "desc" }] as const;

/** A page goes on below the last id of the one before; one row more tells whether there is another. */
function pageOf({ cursor, limit }: { cursor?: string; limit: number }) {
  return { orderBy: [...NEWEST_FIRST], take: limit + 1, ...(cursor && { cursor: { id: cursor }, skip: 1 }) };
}

function toPage<T extends { id: string }>(rows: T[], limit: number) {
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
}

/** Credit grants, newest first. */
export async function listCreditGrants(ctx: Ctx, input: InputOf<typeof listCreditGrantsEndpoint>) {
  requirePermission(ctx, "billing.read");
  const rows = await db().creditGrant.findMany({
    where: { orgId: ctx.orgId },
    ...pageOf(input),
  });
  return toPage(rows, input.limit);
}

/** What the ledger did to the credit, newest first; amounts are signed. */
export async function listLedger(ctx: Ctx, input: InputOf<typeof listLedgerEndpoint>) {
  requirePermission(ctx, "billing.read");
  return readLedger(ctx.orgId, input);
}

/** The same of any organization: who calls it has asked for the right. */
export async function readLedger(orgId: string, input: InputOf<typeof listLedgerEndpoint>) {
  const account = await db().ledgerAccount.findFirst({ where: { orgId, code: "credit" } });
  if (!account) return { items: [], nextCursor: null };
  const rows = await db().ledgerTransfer.findMany({
    where: {
      orgId,
      OR: [{ creditAccountId: account.id }, { debitAccountId: account.id }],
    },
    ...pageOf(input),
  });
  const page = toPage(rows, input.limit);
  const signed = page.items.map((row) => ({
    ...row,
    amountNanos: row.creditAccountId === account.id ? row.amountNanos : -row.amountNanos,
  }));
  return { ...page, items: signed };
}
