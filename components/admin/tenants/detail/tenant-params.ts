import { createLoader, parseAsStringLiteral } from "nuqs/server";
import { SPEND_MEASURES } from "../../spend/spend-measures";
import { TENANT_DAYS, TENANT_GROUPINGS } from "./tenant-range";

/** What the chart of a tenant shows, in the address of its page. */
export const tenantParsers = {
  days: parseAsStringLiteral(TENANT_DAYS).withDefault("30"),
  by: parseAsStringLiteral(TENANT_GROUPINGS).withDefault("model"),
  measure: parseAsStringLiteral(SPEND_MEASURES).withDefault("spend"),
};

export const loadTenantParams = createLoader(tenantParsers);
