import { DAY_MS } from "@/lib/core/time";
import { pool } from "@/lib/db";
import { columnOf } from "../cells/cell-columns";
import { addSums, noSums, SUM_FIELDS, type Sums } from "../explore/sums";
import { bySpend, groupSeries } from "../explore/usage-series";

type Dimension = "model" | "provider";
type DayRow = Sums & { bucket: Date; id: string; label: string };

const TOTALS = SUM_FIELDS.map((field) => `sum(c.${columnOf(field)})::bigint AS "${field}"`).join(", ");

const DAYS = `
  SELECT d.*, coalesce(p.name, d.id) AS label FROM (
    SELECT c.start AS bucket, c.value AS id, ${TOTALS}
    FROM org o JOIN usage_cell c ON c.org_id = o.id AND c.width = 'day' AND c.dim = $1 AND c.start >= $2
      AND c.start = date_bin('24 hours', c.start, to_timestamp(0))
    GROUP BY 1, 2
  ) d LEFT JOIN provider p ON $1 = 'provider' AND p.id = d.id`;

/**
 * What all organizations used in whole UTC days from `from` on, as of the last fold, the `top` largest groups by spend apart. For
 * operators alone.
 */
export async function readInstallationDays(dimension: Dimension, from: Date, days: number, top: number) {
  const { rows } = await pool().query<DayRow>(DAYS, [dimension, from]);
  const buckets = Array.from({ length: days }, (_, i) => new Date(from.getTime() + i * DAY_MS));
  const last = buckets.at(-1)!;
  const seen = rows.filter(({ bucket }) => bucket <= last);
  const largest = new Set(largestFirst(seen).slice(0, top));
  const ranked = seen.map((row) =>
    largest.has(row.id) ? { ...row, isRest: false } : { ...row, id: "", isRest: true },
  );
  return { bucket: "day" as const, zone: "UTC", buckets, groups: groupSeries(ranked, buckets) };
}

function largestFirst(rows: readonly DayRow[]): string[] {
  const totals = new Map<string, Sums>();
  for (const row of rows) {
    const sums = totals.get(row.id) ?? noSums();
    totals.set(row.id, sums);
    addSums(sums, row);
  }
  const groups = [...totals].map(([id, sums]) => ({ id, totals: sums }));
  return groups.sort(bySpend).map(({ id }) => id);
}
