import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { inPoolTransaction, inTransaction, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { type AccountCode, OPERATOR_ORG_ID } from "./accounts";
import { postTransfer, postTransfers, type Transfer } from "./post-transfer";
import { onClient } from "./sql-runner";

useTestDatabase();

function grant(orgId: string, amountNanos: bigint, ref = newId("grant")): Transfer {
  return {
    orgId,
    kind: "credit_grant",
    ref,
    debit: { orgId: OPERATOR_ORG_ID, code: "grants" },
    credit: { orgId, code: "credit" },
    amountNanos,
  };
}

async function balances(): Promise<Map<string, bigint>> {
  const { rows } = await pool().query("SELECT org_id, code, balance_nanos FROM ledger_account");
  return new Map(rows.map((row) => [`${row.org_id}/${row.code}`, row.balance_nanos]));
}

async function projected(): Promise<Map<string, bigint>> {
  const { rows } = await pool().query(
    `SELECT a.org_id, a.code,
       (COALESCE((SELECT sum(amount_nanos) FROM ledger_transfer t WHERE t.credit_account_id = a.id), 0)
        - COALESCE((SELECT sum(amount_nanos) FROM ledger_transfer t WHERE t.debit_account_id = a.id), 0))::bigint AS balance
     FROM ledger_account a`,
  );
  return new Map(rows.map((row) => [`${row.org_id}/${row.code}`, row.balance]));
}

describe("a transfer", () => {
  it("is posted once however often it is posted, by a verb or by a batch", async () => {
    const orgId = newId("org");
    const transfer = grant(orgId, 5_000n);
    expect(await inTransaction((tx) => postTransfer(tx, transfer))).toBe(true);
    expect(await inTransaction((tx) => postTransfer(tx, transfer))).toBe(false);
    expect(
      await inPoolTransaction(pool(), (client) => postTransfers(onClient(client), [transfer, transfer])),
    ).toBe(0);
    expect((await balances()).get(`${orgId}/credit`)).toBe(5_000n);
  });

  it("cannot be changed or deleted, nor be of nothing or to itself", async () => {
    const orgId = newId("org");
    await inTransaction((tx) => postTransfer(tx, grant(orgId, 1n)));
    await expect(
      pool().query("UPDATE ledger_transfer SET amount_nanos = 2 WHERE org_id = $1", [orgId]),
    ).rejects.toThrow("append-only");
    await expect(pool().query("DELETE FROM ledger_transfer WHERE org_id = $1", [orgId])).rejects.toThrow(
      "append-only",
    );
    await expect(inTransaction((tx) => postTransfer(tx, grant(orgId, 0n)))).rejects.toThrow();
    const circle = { ...grant(orgId, 1n), debit: { orgId, code: "credit" as AccountCode } };
    await expect(inTransaction((tx) => postTransfer(tx, circle))).rejects.toThrow();
  });

  it("keeps amounts beyond 2^53 exactly", async () => {
    const orgId = newId("org");
    await inTransaction((tx) => postTransfer(tx, grant(orgId, 9_007_199_254_740_993n)));
    expect((await balances()).get(`${orgId}/credit`)).toBe(9_007_199_254_740_993n);
  });
});

describe("the ledger", () => {
  it("sums to zero and equals its transfers after any transfers, also those posted at the same time", async () => {
    const orgs = [newId("org"), newId("org"), newId("org")];
    const account = fc.oneof(
      fc.constantFrom(...orgs).map((orgId) => ({ orgId, code: "credit" as AccountCode })),
      fc
        .constantFrom<AccountCode>("grants", "usage_revenue", "adjustments")
        .map((code) => ({ orgId: OPERATOR_ORG_ID, code })),
    );
    const transfer = fc
      .record({
        debit: account,
        credit: account,
        amountNanos: fc.bigInt({ min: 1n, max: 10n ** 15n }),
        ref: fc.nat(12).map(String),
      })
      .filter(({ debit, credit }) => debit.orgId !== credit.orgId || debit.code !== credit.code)
      .map(
        (parts): Transfer => ({
          ...parts,
          orgId: orgs[0]!,
          kind: "adjustment",
          ref: `${parts.ref}-${newId("batch")}`,
        }),
      );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(transfer, { maxLength: 5 }), { maxLength: 5 }), async (batches) => {
        await Promise.all(
          batches.map((batch) =>
            inPoolTransaction(pool(), (client) => postTransfers(onClient(client), batch)),
          ),
        );
        const after = await balances();
        expect([...after.values()].reduce((sum, one) => sum + one, 0n)).toBe(0n);
        expect(after).toEqual(await projected());
      }),
      { numRuns: 15 },
    );
  });
});
