import { inputTotal, outputTotal } from "@/lib/core/usage";
import type { PoolClient } from "@/lib/db";
import type { SettledCall } from "./settled-call";

export const USAGE_CHANNEL = "turnpike_usage";
const REQUEST_IDS_MAX = 20;

/** What landed at once, of one organization: the latest calls by name, and exact sums of all of them. */
export type Announcement = {
  orgId: string;
  requestIds: string[];
  count: number;
  inputTokens: number;
  outputTokens: number;
  /** Decimal: more than a JSON number may hold. */
  costNanos: string;
  /** The transaction that booked them: whoever read the database can tell whether they saw it. */
  xid: string;
};

/** Says, when the transaction commits, what was booked in it. */
export async function announce(client: PoolClient, calls: SettledCall[]): Promise<void> {
  const byOrg = new Map<string, SettledCall[]>();
  for (const call of calls) {
    const own = byOrg.get(call.orgId);
    if (own) own.push(call);
    else byOrg.set(call.orgId, [call]);
  }
  await client.query({
    name: "announce-usage",
    text: `SELECT pg_notify('${USAGE_CHANNEL}', (p::jsonb || jsonb_build_object('xid', pg_current_xact_id()::text))::text)
           FROM unnest($1::text[]) AS n (p)`,
    values: [[...byOrg].map(([orgId, own]) => JSON.stringify(toAnnouncement(orgId, own)))],
  });
}

function toAnnouncement(orgId: string, calls: SettledCall[]): Omit<Announcement, "xid"> {
  let [inputTokens, outputTokens, costNanos] = [0, 0, 0n];
  for (const call of calls) {
    inputTokens += inputTotal(call.usage);
    outputTokens += outputTotal(call.usage);
    costNanos += BigInt(call.costNanos);
  }
  const requestIds = calls.slice(-REQUEST_IDS_MAX).map((call) => call.requestId);
  return { orgId, requestIds, count: calls.length, inputTokens, outputTokens, costNanos: String(costNanos) };
}
