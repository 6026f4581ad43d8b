import type { Pool } from "@/lib/db";
import { readSums } from "../explore/read-sums";
import { ROLLUP_WIDTH_MS } from "../ingest/rollup-columns";
import { readOrganizationUsage } from "./read-organization-usage";
import type { UsageField } from "./usage-fields";
import type { OrganizationUsageQuery } from "./usage-query";

export type OrganizationCostsQuery = Pick<OrganizationUsageQuery, "orgId" | "from" | "to" | "where"> & {
  groupBy: readonly Extract<UsageField, "project" | "key" | "model">[];
};
export type OrganizationCostsRow = {
  bucket: Date;
  group: Partial<Record<UsageField, string | null>>;
  costNanos: bigint;
};

/** What the organization spent by UTC day: of one field from sums that are kept, of several together from the events. */
export async function readOrganizationCosts(
  target: Pool,
  query: OrganizationCostsQuery,
): Promise<OrganizationCostsRow[]> {
  const { orgId, from, to, where, groupBy } = query;
  const [field, ...more] = groupBy;
  const isKept = [from, to].every((at) => at.getTime() % ROLLUP_WIDTH_MS === 0);
  if (more.length > 0 || Object.keys(where).length > 0 || !isKept)
    return readOrganizationUsage(target, { ...query, width: "1d" });
  const rows = await readSums({ orgId, from, to, zone: "UTC", filter: [], bucket: "day", groupBy: field });
  return rows
    .map(({ bucket, id, costNanos }) => ({ bucket: bucket!, group: field ? { [field]: id } : {}, costNanos }))
    .sort((a, b) => Number(b.costNanos - a.costNanos));
}
