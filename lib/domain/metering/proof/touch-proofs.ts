import { DAY_MS, now } from "@/lib/core/time";
import type { PoolClient } from "@/lib/db";
import type { SettledCall } from "../ingest/settled-call";

/**
 * Says of calls that are booked when their UTC day is over that the day must be proved again. In the transaction that books
 * them: whoever sees the events sees the touch.
 */
export async function touchProofs(client: PoolClient, calls: readonly SettledCall[]): Promise<void> {
  const todayMs = Math.floor(now().getTime() / DAY_MS) * DAY_MS;
  const days = new Map<string, [orgId: string, dayMs: number]>();
  for (const { orgId, startedAtMs } of calls) {
    if (startedAtMs >= todayMs) continue;
    const dayMs = startedAtMs - (startedAtMs % DAY_MS);
    days.set(`${orgId} ${dayMs}`, [orgId, dayMs]);
  }
  if (days.size === 0) return;
  await client.query(TOUCH, [
    [...days.values()].map(([orgId]) => orgId),
    [...days.values()].map(([, dayMs]) => new Date(dayMs).toISOString().slice(0, 10)),
  ]);
}

const TOUCH = `
  INSERT INTO usage_proof AS p (org_id, day, touches)
  SELECT org_id, day, 1 FROM unnest($1::text[], $2::date[]) AS t (org_id, day) ORDER BY 1, 2
  ON CONFLICT (org_id, day) DO UPDATE SET touches = p.touches + 1`;
