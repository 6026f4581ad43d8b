import { newId } from "@/lib/core/ids";
import type { Nanos } from "@/lib/core/money";
import type { Tx } from "@/lib/db";
import { type AccountRef, accountKey, openAccounts } from "./accounts";
import { onPrisma, type SqlRunner } from "./sql-runner";

/** Moves `amountNanos` (> 0) from one account to another. `(kind, ref)` names the business event: posted once. */
export type Transfer = {
  /** Left out, one is made. */
  id?: string;
  /** The tenant whose books it concerns. */
  orgId: string;
  kind: "credit_grant" | "usage" | "adjustment";
  ref: string;
  debit: AccountRef;
  credit: AccountRef;
  amountNanos: Nanos;
  memo?: string;
};

/** Posts a transfer inside a verb's transaction; false when `(kind, ref)` was posted before, and then nothing changes. */
export async function postTransfer(tx: Tx, transfer: Transfer): Promise<boolean> {
  return (await postTransfers(onPrisma(tx), [transfer])) === 1;
}

/** Posts several at once and answers how many were new. Balances change in the same transaction, locked in one order. */
export async function postTransfers(run: SqlRunner, transfers: Transfer[]): Promise<number> {
  if (transfers.length === 0) return 0;
  const ids = await openAccounts(
    run,
    transfers.flatMap((transfer) => [transfer.debit, transfer.credit]),
  );
  const inserted = await run(INSERT, [
    transfers.map((transfer) => transfer.id ?? newId("transfer")),
    transfers.map((transfer) => transfer.orgId),
    transfers.map((transfer) => transfer.kind),
    transfers.map((transfer) => transfer.ref),
    transfers.map((transfer) => ids.get(accountKey(transfer.debit))),
    transfers.map((transfer) => ids.get(accountKey(transfer.credit))),
    transfers.map((transfer) => transfer.amountNanos.toString()),
    transfers.map((transfer) => transfer.memo ?? ""),
  ]);
  if (inserted.length > 0) await moveBalances(run, inserted);
  return inserted.length;
}

const INSERT = `
  INSERT INTO ledger_transfer (id, org_id, kind, ref, debit_account_id, credit_account_id, amount_nanos, memo)
  SELECT id, org_id, kind, ref, debit, credit, amount::bigint, memo
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
    AS t (id, org_id, kind, ref, debit, credit, amount, memo)
  ON CONFLICT (kind, ref) DO NOTHING
  RETURNING debit_account_id, credit_account_id, amount_nanos::text AS amount`;

async function moveBalances(run: SqlRunner, inserted: Record<string, unknown>[]): Promise<void> {
  const deltas = new Map<string, bigint>();
  const add = (id: unknown, amount: bigint) =>
    deltas.set(id as string, (deltas.get(id as string) ?? 0n) + amount);
  for (const row of inserted) {
    const amount = BigInt(row.amount as string);
    add(row.debit_account_id, -amount);
    add(row.credit_account_id, amount);
  }
  const ids = [...deltas.keys()].sort();
  await run("SELECT id FROM ledger_account WHERE id = ANY($1::text[]) ORDER BY id FOR UPDATE", [ids]);
  await run(
    `UPDATE ledger_account a SET balance_nanos = a.balance_nanos + d.delta::bigint
     FROM unnest($1::text[], $2::text[]) AS d (id, delta) WHERE a.id = d.id`,
    [ids, ids.map((id) => deltas.get(id)!.toString())],
  );
}
