import type { AnomalyScope } from "@/lib/contract/anomalies";
import { readSums } from "../../metering";
import { filterOf } from "../cause/explain";
import { type Bucket, NO_BUCKET } from "./metrics";
import { QUARTER_MS, toBucket } from "./read-scopes";

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
