import type { UsageBucket } from "@/lib/contract/usage";
import type { UsageDimension, UsageFilter } from "@/lib/contract/usage-dimensions";
import type { Sums } from "./sums";

export type SumsQuery = {
  orgId: string;
  from: Date;
  to: Date;
  zone: string;
  filter: UsageFilter[];
  /** Left out: one row a group for the whole range. */
  bucket?: UsageBucket;
  /** Left out: one group, `all`. */
  groupBy?: UsageDimension;
};
export type SumsRow = Sums & { bucket: Date | null; id: string; label: string };
/** A row of the groups that were not apart has `isRest`. */
export type RankedRow = SumsRow & { isRest: boolean };
