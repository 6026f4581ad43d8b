import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import { ESTIMATE_INTERVAL, type getCalibrationEndpoint } from "@/lib/contract/estimates";
import { pool } from "@/lib/db";
import { getKey } from "../keys";
import type { HistoryRow } from "./store/stored-history";

type Tally = { calls: number; inside: number };
type Row = Pick<HistoryRow, "model" | "days">;

/** How often past calls of the organization, or of one key, cost what was foretold of them, by day and by model. */
export async function getCalibration(ctx: Ctx, input: InputOf<typeof getCalibrationEndpoint>) {
  requirePermission(ctx, "usage.read");
  const { keyId, model } = input;
  if (keyId) await getKey(ctx, { keyId });
  const { rows } = await pool().query<Row>(
    `SELECT model, days FROM estimate_history
     WHERE org_id = $1 AND key_id = $2 AND ($3::text IS NULL OR model = $3)`,
    [ctx.orgId, keyId ?? "", model ?? null],
  );
  const entries = rows.flatMap((row) =>
    row.days.map(([day, calls, inside]) => ({ model: row.model, day, calls, inside })),
  );
  const days = tally(entries, ({ day }) => day);
  const models = tally(entries, (entry) => entry.model);
  return {
    interval: ESTIMATE_INTERVAL,
    ...sumOf(entries),
    days: [...days].map(([day, sums]) => ({ day, ...sums })).sort((a, b) => (a.day < b.day ? -1 : 1)),
    models: [...models].map(([name, sums]) => ({ model: name, ...sums })).sort((a, b) => b.calls - a.calls),
  };
}

function sumOf(entries: readonly Tally[]): Tally {
  return entries.reduce<Tally>(
    (sum, { calls, inside }) => ({ calls: sum.calls + calls, inside: sum.inside + inside }),
    { calls: 0, inside: 0 },
  );
}

function tally<T extends Tally>(entries: readonly T[], nameOf: (entry: T) => string): Map<string, Tally> {
  const sums = new Map<string, Tally>();
  for (const entry of entries) {
    const name = nameOf(entry);
    sums.set(name, sumOf([sums.get(name) ?? { calls: 0, inside: 0 }, entry]));
  }
  return sums;
}
