import { type CostsQuery, type CostsResult, costsQuery, type UsagePage } from "@/lib/contract/gateway";
import { usdNumber } from "@/lib/core/money";
import type { Pool } from "@/lib/db";
import { readOrganizationCosts } from "@/lib/domain/metering";
import type { Call, Caller } from "../../call";
import { readQuery } from "../lookups/read-query";
import { BucketPage } from "./page";
import { whenStored } from "./when-stored";

const DAYS_MAX = 180;
const FIELDS = { project_id: "project", api_key_id: "key", line_item: "model" } as const;

function whereOf({ project_ids: project, api_key_ids: key }: CostsQuery) {
  return { ...(project && { project }), ...(key && { key }) };
}

/** One page of what the organization spent, by day. A line item is a model. */
export async function listCosts(pool: Pool, call: Call, { key }: Caller): Promise<UsagePage<CostsResult>> {
  const asked = readQuery(costsQuery, call.req.url ?? "");
  const page = new BucketPage(asked, call.startedAtMs, DAYS_MAX);
  const rows = await whenStored(
    readOrganizationCosts(pool, {
      orgId: key.orgId,
      from: page.from,
      to: page.to,
      where: whereOf(asked),
      groupBy: [...new Set(asked.group_by ?? [])].map((name) => FIELDS[name]),
    }),
  );
  return page.answer(rows, ({ group, costNanos }) => ({
    object: "organization.costs.result",
    amount: { value: usdNumber(costNanos), currency: "usd" },
    line_item: group.model ?? null,
    project_id: group.project ?? null,
    api_key_id: group.key ?? null,
    quantity: null,
    quantity_unit: null,
    cost_nanos: costNanos.toString(),
  }));
}
