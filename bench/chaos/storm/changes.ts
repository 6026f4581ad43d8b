import { pool } from "@/lib/db";
import { revokeKey } from "@/lib/domain/keys";
import { grantCredit } from "@/lib/domain/ledger";
import { updateBudget } from "@/lib/domain/limits";
import { inOrg, operatorCtx } from "@/server/cli/frame/operator";
import type { Fleet } from "../fleet/fleet";
import { noteCredits } from "../fleet/note-credits";
import { between, pick, type Random } from "../random";
import type { LimitBook } from "./limit-book";

/** What is known of a key that was revoked: when the verb was called and when it had returned. */
export type Revocation = { key: number; askedMs: number; doneMs: number };

async function spentOf(budgetId: string): Promise<bigint> {
  const { rows } = await pool().query<{ spent: bigint | null }>(
    "SELECT max(spent_nanos) AS spent FROM budget_window WHERE budget_id = $1",
    [budgetId],
  );
  return rows[0]?.spent ?? 0n;
}

/** Where a cap moves to: up, down, or to about what is spent, which stops its calls at once. */
async function nextLimit(budgetId: string, limits: LimitBook, random: Random): Promise<bigint> {
  const [spent, latest] = [await spentOf(budgetId), limits.latest(budgetId)];
  const part = (of: bigint, least: number, most: number) =>
    (of * BigInt(between(random, least, most))) / 100n;
  if (random() < 0.5) return part(latest > spent ? latest : spent, 105, 150);
  return random() < 0.5 ? part(latest, 60, 95) : part(spent, 80, 110);
}

async function moveCap({ moving }: Fleet, limits: LimitBook, random: Random): Promise<void> {
  const { budgetId, orgId } = pick(random, moving);
  const limitNanos = await nextLimit(budgetId, limits, random);
  const beforeMs = Date.now();
  await updateBudget(inOrg(operatorCtx(), orgId), { budgetId, limitUsd: limitNanos });
  limits.note(budgetId, limitNanos, beforeMs, Date.now());
}

/** A third of the moves are credit for the tenant that runs out of it. */
export async function moveLimit(fleet: Fleet, limits: LimitBook, random: Random): Promise<void> {
  if (random() > 0.35) return moveCap(fleet, limits, random);
  const { orgId, grantNanos } = fleet.growing;
  const beforeMs = Date.now();
  await grantCredit(operatorCtx(), { tenantId: orgId, amountUsd: grantNanos, memo: "" });
  await noteCredits(limits, beforeMs);
}

export async function revoke(fleet: Fleet, key: number): Promise<Revocation> {
  const { id, orgId } = fleet.keys[key]!;
  const askedMs = Date.now();
  await revokeKey(inOrg(operatorCtx(), orgId), { keyId: id });
  return { key, askedMs, doneMs: Date.now() };
}
