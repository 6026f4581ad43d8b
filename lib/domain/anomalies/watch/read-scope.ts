import type { AnomalyScope } from "@/lib/contract/anomalies";
import type { UsageFilter } from "@/lib/contract/usage-dimensions";
import { readSums } from "../../metering";
import { type Bucket, NO_BUCKET } from "./metrics";
import { QUARTER_MS, toBucket } from "./read-scopes";

/** The calls of a scope, as a filter of usage. */
export function filterOf({
  scopeType,
  scopeId,
}: {
  scopeType: AnomalyScope;
  scopeId: string;
}): UsageFilter[] {
  return scopeType === "org" ? [] : [{ dimension: scopeType, values: [scopeId] }];
}

/** One scope's usage by the quarter of an hour, without a gap. */
export async function readScope(
  scope: { orgId: string; scopeType: AnomalyScope; scopeId: string },
  from: Date,
  to: Date,
): Promise<Bucket[]> {
  const rows = await readSums({
    orgId: scope.orgId,
    from,
    to,
    zone: "UTC",
    filter: filterOf(scope),
    bucket: "minute15",
  });
  const quarters = new Array<Bucket>(Math.ceil((+to - +from) / QUARTER_MS)).fill(NO_BUCKET);
  for (const row of rows) quarters[(row.bucket!.getTime() - from.getTime()) / QUARTER_MS] = toBucket(row);
  return quarters;
}
