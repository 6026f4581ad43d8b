import { type Pool, textArray } from "@/lib/db";
import { IS_CALL } from "../ingest/rollup-columns";
import { INPUT_TOKENS, OUTPUT_TOKENS } from "../token-columns";
import { isMixable, readMixed } from "./read-mixed";
import { USAGE_FIELDS, type UsageField } from "./usage-fields";
import type { OrganizationBucketWidth, OrganizationSum, OrganizationUsageQuery } from "./usage-query";

/** What is summed over calls, each an exact bigint. */
const SUM_SQL: Record<OrganizationSum, string> = {
  costNanos: "cost_nanos",
  calls: `(${IS_CALL})::int`,
  inputTokens: INPUT_TOKENS,
  uncachedInputTokens: "input_tokens + audio_input_tokens + image_input_tokens",
  cachedInputTokens: "cached_input_tokens",
  cacheWriteTokens: "cache_write_tokens + cache_write_hour_tokens",
  textInputTokens: "input_tokens",
  audioInputTokens: "audio_input_tokens",
  imageInputTokens: "image_input_tokens",
  outputTokens: OUTPUT_TOKENS,
  textOutputTokens: "output_tokens + reasoning_tokens",
  audioOutputTokens: "audio_output_tokens",
  imageOutputTokens: "image_output_tokens",
  images: "image_count",
  characters: "coalesce((units->>'characters')::bigint, 0)",
  audioMs: "coalesce((units->>'audioMs')::bigint, 0)",
};

const WIDTHS: Record<OrganizationBucketWidth, string> = { "1m": "1 minute", "1h": "1 hour", "1d": "1 day" };
/** Sums of one bucket, which begins at `bucket` (UTC), and of one value of every field that is grouped by. */
export type OrganizationUsageRow = Record<OrganizationSum, bigint> & {
  bucket: Date;
  group: Partial<Record<UsageField, string | null>>;
};

/**
 * The organization's sums by UTC bucket and by any fields together; what had no call is not there. From mixes where they have the
 * fields, at a cost that does not grow with the calls, and otherwise from the events.
 */
export async function readOrganizationUsage(
  target: Pool,
  query: OrganizationUsageQuery,
): Promise<OrganizationUsageRow[]> {
  const rows = isMixable(query) ? await readMixed(query) : await readEvents(target, query);
  return rows.map((row) => ({ ...row, group: groupOf(row, query.groupBy) }) as OrganizationUsageRow);
}

type Row = Record<string, unknown>;

async function readEvents(
  target: Pool,
  { orgId, from, to, width, endpoints, where, groupBy }: OrganizationUsageQuery,
): Promise<Row[]> {
  const params: unknown[] = [orgId, from, to];
  const bind = (values: readonly string[]) => `$${params.push(textArray([...values]))}::text[]`;
  const conditions = Object.entries(where).map(
    ([field, values]) => `AND coalesce(${USAGE_FIELDS[field as UsageField]}, '') = ANY(${bind(values)})`,
  );
  if (endpoints) conditions.push(`AND endpoint = ANY(${bind(endpoints)})`);
  const sums = Object.entries(SUM_SQL).map(([name, sql]) => `sum(${sql})::bigint AS "${name}"`);
  const groups = groupBy.map((field) => `${USAGE_FIELDS[field]} AS "group:${field}"`);
  const { rows } = await target.query<Row>(
    `SELECT date_bin('${WIDTHS[width]}', started_at, 'epoch') AS bucket, ${[...groups, ...sums].join(", ")}
     FROM usage_event WHERE org_id = $1 AND started_at >= $2 AND started_at < $3 ${conditions.join(" ")}
     GROUP BY ${[1, ...groupBy.map((_, i) => i + 2)].join(", ")} ORDER BY 1, sum(cost_nanos) DESC`,
    params,
  );
  return rows;
}

function groupOf(row: Record<string, unknown>, groupBy: readonly UsageField[]) {
  return Object.fromEntries(groupBy.map((field) => [field, row[`group:${field}`] as string | null]));
}
