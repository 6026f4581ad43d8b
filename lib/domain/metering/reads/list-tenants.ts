import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { listTenantsEndpoint } from "@/lib/contract/tenants";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db, pool } from "@/lib/db";
import { readCredits } from "../../limits";
import { INPUT_TOKENS, OUTPUT_TOKENS } from "../token-columns";

const DAYS = 30;
type Usage = {
  orgId: string;
  lastCallAt: Date | null;
  costNanos: bigint;
  calls: bigint;
  inputTokens: bigint;
  outputTokens: bigint;
};

/** Every organization with its credit and its last 30 days, newest first. */
export async function listTenants(ctx: BaseCtx, input: InputOf<typeof listTenantsEndpoint>) {
  requireOperator(ctx);
  const { cursor, limit, search } = input;
  const like = { contains: search ?? "", mode: "insensitive" } as const;
  const orgs = await db().org.findMany({
    where: {
      ...(cursor && { id: { lt: cursor } }),
      ...(search && { OR: [{ name: like }, { slug: like }, { id: search }] }),
    },
    include: {
      _count: {
        select: {
          members: true,
          projects: { where: { archivedAt: null } },
          keys: { where: { kind: "standard", revokedAt: null } },
        },
      },
    },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = orgs.slice(0, limit);
  const ids = page.map((org) => org.id);
  const [credits, usage] = await Promise.all([readCredits(db(), ids), readUsage(ids, ctx.now)]);
  const items = page.map(({ _count, ...org }) => {
    const { lastCallAt = null, ...last30Days } = usage.get(org.id) ?? NOTHING;
    const counts = { memberCount: _count.members, projectCount: _count.projects, keyCount: _count.keys };
    return { ...org, ...counts, credit: credits.get(org.id)!, last30Days, lastCallAt };
  });
  return { items, nextCursor: orgs.length > limit ? ids.at(-1)! : null };
}

const NOTHING = { costNanos: 0n, calls: 0n, inputTokens: 0n, outputTokens: 0n, lastCallAt: null };

async function readUsage(orgIds: string[], at: Date): Promise<Map<string, Usage>> {
  const { rows } = await pool().query<Usage>(
    `SELECT org_id AS "orgId", max(bucket_start) AS "lastCallAt",
       sum(cost_nanos)::bigint AS "costNanos", sum(calls)::bigint AS calls,
       sum(${INPUT_TOKENS})::bigint AS "inputTokens", sum(${OUTPUT_TOKENS})::bigint AS "outputTokens"
     FROM usage_rollup WHERE org_id = ANY($1::text[]) AND bucket_start >= $2 GROUP BY org_id`,
    [orgIds, addMs(at, -DAYS * DAY_MS)],
  );
  return new Map(rows.map((row) => [row.orgId, row]));
}
