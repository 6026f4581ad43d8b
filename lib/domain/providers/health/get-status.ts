import type { BaseCtx } from "@/lib/access";
import type { ResultOf } from "@/lib/contract/endpoint";
import type { getStatusEndpoint } from "@/lib/contract/status";
import { SECOND_MS } from "@/lib/core/time";
import { db } from "@/lib/db";

type Status = ResultOf<typeof getStatusEndpoint>;

/** However many pages ask, the database is asked this often by one portal. */
const FRESH_MS = 5 * SECOND_MS;
/** Gateways beat every few seconds and repeat what fails every ten: older words are of one that is gone. */
const GATEWAY_SECONDS = 30;
const TROUBLE_SECONDS = 30;

let latest: Status | undefined;

/** Whether gateways answer and which providers fail, as the gateways themselves say; at most five seconds old. */
export async function getStatus(ctx: BaseCtx): Promise<Status> {
  const ageMs = latest ? ctx.now.getTime() - (latest.checkedAt as Date).getTime() : Number.POSITIVE_INFINITY;
  if (!latest || Math.abs(ageMs) >= FRESH_MS) latest = await readStatus(ctx.now);
  return latest;
}

async function readStatus(checkedAt: Date): Promise<Status> {
  const [[gateways], providers] = await Promise.all([
    db().$queryRaw<[{ alive: boolean }]>`
      SELECT EXISTS (SELECT FROM gateway_instance
        WHERE heartbeat_at > now() - make_interval(secs => ${GATEWAY_SECONDS})) AS alive`,
    db().$queryRaw<{ name: string; since: Date }[]>`
      SELECT p.name, min(t.since) AS since
      FROM provider_trouble t JOIN provider p ON p.id = t.provider_id AND p.enabled
      WHERE t.seen_at > now() - make_interval(secs => ${TROUBLE_SECONDS})
      GROUP BY p.id, p.name ORDER BY p.name`,
  ]);
  return { gateway: gateways.alive ? "ok" : "away", providers, checkedAt };
}
