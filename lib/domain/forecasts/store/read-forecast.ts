import { db } from "@/lib/db";
import type { ForecastScope, PublishedForecast } from "../published";
import { fromRow } from "./stored-forecast";

/** The latest published forecast of a scope, or null when none was made; `model` scopes go by slug. */
export async function readForecast(orgId: string, scope: ForecastScope): Promise<PublishedForecast | null> {
  const key = { orgId, scopeType: scope.type, scopeId: scope.id };
  const row = await db().forecast.findUnique({ where: { orgId_scopeType_scopeId: key } });
  return row && fromRow(row);
}
