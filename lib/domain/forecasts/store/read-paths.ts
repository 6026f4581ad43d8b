import { db } from "@/lib/db";
import type { ForecastDay, ForecastScope } from "../published";
import { toDays } from "./stored-forecast";

/** The coming days of a published forecast. */
export type ForecastPath = { madeAt: Date; days: readonly ForecastDay[] };

type Owned = { orgId: string; scope: ForecastScope };

export const pathKey = ({ orgId, scope }: Owned): string => `${orgId}/${scope.type}/${scope.id}`;

/** The published paths of these scopes, by `pathKey`; what has none is left out. */
export async function readPaths(owned: readonly Owned[]): Promise<Map<string, ForecastPath>> {
  const wanted = new Set(owned.map(pathKey));
  const rows = await db().forecast.findMany({
    where: {
      orgId: { in: [...new Set(owned.map(({ orgId }) => orgId))] },
      scopeId: { in: [...new Set(owned.map(({ scope }) => scope.id))] },
    },
    select: { orgId: true, scopeType: true, scopeId: true, madeAt: true, path: true },
  });
  return new Map(
    rows
      .map((row) => ({ row, key: `${row.orgId}/${row.scopeType}/${row.scopeId}` }))
      .filter(({ key }) => wanted.has(key))
      .map(({ row, key }) => [key, { madeAt: row.madeAt, days: toDays(row.path) }]),
  );
}
