import { addMs, DAY_MS, SECOND_MS } from "@/lib/core/time";
import { inPoolTransaction, type Pool, type PoolClient } from "@/lib/db";
import { readHistories, writeHistories } from "../store/history-rows";
import { learnCalls, scopesOfCalls } from "./learn-calls";
import { readCalls } from "./read-calls";

/** What an installation starts with. */
const DAYS_AT_FIRST = 30;
/** A batch of settled calls is written in less. */
const SETTLING_MS = 5 * SECOND_MS;
const CALLS_A_RUN = 2_000;
const STEPS_A_RUN = 40;

/** Locks the place up to which events were read, so that two workers cannot learn a call twice. */
async function lockCursor(client: PoolClient, now: Date): Promise<Date> {
  await client.query(
    "INSERT INTO estimate_cursor (id, settled_at) VALUES (1, $1) ON CONFLICT (id) DO NOTHING",
    [addMs(now, -DAYS_AT_FIRST * DAY_MS)],
  );
  const { rows } = await client.query<{ settled_at: Date }>(
    "SELECT settled_at FROM estimate_cursor WHERE id = 1 FOR UPDATE",
  );
  return rows[0]!.settled_at;
}

/** Learns the calls of one day at most; answers how many, and whether there is more to read. */
async function learnNext(pool: Pool, now: Date): Promise<{ calls: number; isDone: boolean }> {
  const end = addMs(now, -SETTLING_MS);
  return inPoolTransaction(pool, async (client) => {
    const from = await lockCursor(client, now);
    if (from >= end) return { calls: 0, isDone: true };
    const to = new Date(Math.min(from.getTime() + DAY_MS, end.getTime()));
    const calls = await readCalls(client, from, to);
    if (calls.length > 0) {
      const shelf = await readHistories(client, scopesOfCalls(calls));
      await learnCalls(shelf, calls);
      await writeHistories(client, shelf.all(), now);
    }
    await client.query("UPDATE estimate_cursor SET settled_at = $1 WHERE id = 1", [to]);
    return { calls: calls.length, isDone: to >= end };
  });
}

/** Learns the calls that were settled since the last time, a bounded number of them; answers how many. */
export async function publishEstimates(pool: Pool, now: Date): Promise<number> {
  let learned = 0;
  for (let step = 0; step < STEPS_A_RUN && learned < CALLS_A_RUN; step++) {
    const { calls, isDone } = await learnNext(pool, now);
    learned += calls;
    if (isDone) break;
  }
  return learned;
}
