import { DAY_MS } from "@/lib/core/time";
import { inPoolTransaction, type Pool, type PoolClient, textArray } from "@/lib/db";
import { OPERATOR_ORG_ID, onClient, postTransfers, type Transfer } from "@/lib/domain/ledger";
import { type BudgetWindowRef, chargeWindows, type ScopeSpend, shareSpendLock } from "@/lib/domain/limits";
import { touchProofs } from "../proof/touch-proofs";
import { addRollups } from "./add-rollups";
import { announce } from "./announce";
import { copyEvents, toEventRows } from "./copy-events";
import { type Booking, newBooking } from "./event-columns";
import { Grouped } from "./grouped";
import { eventKey, insertEvents } from "./insert-events";
import { setApart } from "./set-apart";
import type { SettledCall } from "./settled-call";

const UNIQUE_VIOLATION = "23505";

/**
 * Books settled calls of one gateway in one transaction: events, spend and leases, roll-ups, ledger, last use, announcement.
 * A call that is booked already changes nothing, so any batch may be sent any number of times. Answers how many were new.
 */
export async function ingestSettledCalls(
  pool: Pool,
  instanceId: string,
  calls: SettledCall[],
): Promise<number> {
  if (calls.length === 0) return 0;
  const booking = newBooking(calls.map(({ orgId }) => orgId));
  try {
    const rows = await toEventRows(calls, booking);
    return await book(pool, instanceId, booking, async (client) => {
      await copyEvents(client, rows);
      return calls;
    });
  } catch (error) {
    if (!isForInsert(error)) throw error;
    return book(pool, instanceId, booking, (client) => insertEvents(client, calls, booking));
  }
}

/** Some of the calls are booked already, or a figure is out of range: then the database says which, row by row. */
function isForInsert(error: unknown): boolean {
  return error instanceof RangeError || (error as { code?: unknown }).code === UNIQUE_VIOLATION;
}

async function book(
  pool: Pool,
  instanceId: string,
  booking: Booking,
  insert: (client: PoolClient) => Promise<SettledCall[]>,
): Promise<number> {
  return inPoolTransaction(pool, async (client) => {
    await shareSpendLock(client, [...booking.transferIds.keys()]);
    const fresh = await insert(client);
    if (fresh.length > 0) await bookFresh(client, instanceId, fresh, booking);
    return fresh.length;
  });
}

/** Everything that follows from events that are new. */
async function bookFresh(
  client: PoolClient,
  instanceId: string,
  fresh: SettledCall[],
  booking: Booking,
): Promise<void> {
  await chargeWindows(client, instanceId, sumSpends(fresh), sumCharges(fresh));
  await addRollups(client, fresh, booking.id);
  await touchKeys(client, fresh);
  await postTransfers(onClient(client), toTransfers(fresh, booking));
  await setApart(client, fresh);
  await touchProofs(client, fresh);
  await announce(client, fresh);
}

/** Books one event in the caller's transaction, under no gateway's lease; false when it is booked already. */
export async function bookEvent(client: PoolClient, call: SettledCall): Promise<boolean> {
  const booking = newBooking([call.orgId]);
  await shareSpendLock(client, [call.orgId]);
  const fresh = await insertEvents(client, [call], booking);
  if (fresh.length > 0) await bookFresh(client, "", fresh, booking);
  return fresh.length > 0;
}

function sumSpends(calls: SettledCall[]): ScopeSpend[] {
  const spends = new Grouped<ScopeSpend>();
  for (const { orgId, projectId, keyId, model, endUser, startedAtMs, costNanos } of calls) {
    if (costNanos === 0) continue;
    const dayMs = startedAtMs - (startedAtMs % DAY_MS);
    const add = (scopeType: ScopeSpend["scopeType"], scopeId: string) => {
      const make = () => ({ orgId, scopeType, scopeId, dayMs, nanos: 0 });
      spends.get([orgId, scopeType, scopeId, dayMs], make).nanos += costNanos;
    };
    add("org", orgId);
    add("project", projectId);
    add("key", keyId);
    add("model", model);
    if (endUser !== null) add("customer", endUser.replaceAll("\0", "\uFFFD"));
  }
  return spends.values;
}

function sumCharges(calls: SettledCall[]) {
  const charges = new Grouped<BudgetWindowRef & { nanos: number }>();
  for (const call of calls) {
    for (const [budgetId, windowStartMs, nanos] of call.charges) {
      if (nanos === 0) continue;
      charges.get([budgetId, windowStartMs], () => ({ budgetId, windowStartMs, nanos: 0 })).nanos += nanos;
    }
  }
  return charges.values;
}

/** One transfer an organization and batch. Its reference is its first event, which is inserted only once. */
function toTransfers(calls: SettledCall[], { transferIds }: Booking): Transfer[] {
  const transfers = new Map<string, Transfer>();
  for (const call of calls) {
    if (call.costNanos === 0) continue;
    const transfer = transfers.get(call.orgId);
    if (transfer) {
      transfer.amountNanos += BigInt(call.costNanos);
      continue;
    }
    transfers.set(call.orgId, {
      id: transferIds.get(call.orgId)!,
      orgId: call.orgId,
      kind: "usage",
      ref: eventKey(call),
      debit: { orgId: call.orgId, code: "credit" },
      credit: { orgId: OPERATOR_ORG_ID, code: "usage_revenue" },
      amountNanos: BigInt(call.costNanos),
    });
  }
  return [...transfers.values()];
}

/** To the second is exact enough, and spares most of the writes of a busy key. */
async function touchKeys(client: PoolClient, calls: SettledCall[]): Promise<void> {
  const lastUse = new Map<string, number>();
  for (const call of calls) {
    if (call.outcome !== "corrected")
      lastUse.set(call.keyId, Math.max(lastUse.get(call.keyId) ?? 0, call.settledAtMs));
  }
  const keyIds = [...lastUse.keys()].sort();
  await client.query({
    name: "touch-keys",
    text: `
      WITH used AS (
        SELECT k.id, to_timestamp(u.ms / 1000.0) AS at
        FROM unnest($1::text[], $2::bigint[]) AS u (key_id, ms) JOIN api_key k ON k.id = u.key_id
        WHERE k.last_used_at IS NULL OR k.last_used_at < to_timestamp(u.ms / 1000.0) - interval '1 second'
        ORDER BY k.id FOR NO KEY UPDATE OF k
      )
      UPDATE api_key k SET last_used_at = u.at FROM used u WHERE k.id = u.id`,
    values: [textArray(keyIds), keyIds.map((id) => lastUse.get(id))],
  });
}
