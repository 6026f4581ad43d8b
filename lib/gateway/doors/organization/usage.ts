import type { CompletionsUsageQuery, ImagesUsageQuery, UsagePage, UsageResult } from "@/lib/contract/gateway";
import type { Pool } from "@/lib/db";
import { readOrganizationUsage, type UsageField } from "@/lib/domain/metering";
import type { Call, Caller } from "../../call";
import { readQuery } from "../lookups/read-query";
import { BucketPage } from "./page";
import { FIELD_OF, type UsageKind } from "./usage-kinds";
import { whenStored } from "./when-stored";

type Asked = CompletionsUsageQuery & ImagesUsageQuery;

/** The values that are asked for, by field; a field that is not named holds all. */
function whereOf(asked: Partial<Asked>): Partial<Record<UsageField, readonly string[]>> {
  const named: [UsageField, readonly string[] | undefined][] = [
    ["project", asked.project_ids],
    ["key", asked.api_key_ids],
    ["user", asked.user_ids],
    ["model", asked.models],
    ["imageSize", asked.sizes],
    ["batch", asked.batch && [asked.batch]],
  ];
  return Object.fromEntries(named.filter(([, values]) => values !== undefined));
}

/** Every image is generated: those that were edited or varied are none. */
function wantsNone({ sources }: Partial<Asked>): boolean {
  return sources !== undefined && !sources.includes("image.generation");
}

/** One page of the organization's usage of a kind. */
export async function listUsage(
  pool: Pool,
  kind: UsageKind,
  call: Call,
  { key }: Caller,
): Promise<UsagePage<UsageResult>> {
  const asked = readQuery(kind.query, call.req.url ?? "") as Partial<Asked> & CompletionsUsageQuery;
  const page = new BucketPage(asked, call.startedAtMs);
  const groupBy: readonly string[] = asked.group_by ?? [];
  const fields = groupBy.flatMap((name) => FIELD_OF[name] ?? []);
  const query = {
    orgId: key.orgId,
    from: page.from,
    to: page.to,
    width: asked.bucket_width,
    endpoints: kind.endpoints,
    where: whereOf(asked),
    groupBy: [...new Set(fields)],
  };
  const rows = wantsNone(asked) ? [] : await whenStored(readOrganizationUsage(pool, query));
  return page.answer(rows, (row) => kind.toResult(row, groupBy));
}
