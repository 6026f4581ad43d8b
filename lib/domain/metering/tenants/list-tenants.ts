import { type BaseCtx, requireOperator } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { listTenantsEndpoint } from "@/lib/contract/tenants";
import { readTenants, tenantDays } from "./read-tenants";
import { readTenantIds } from "./tenant-order";

/** A page of every organization in an order over all of them, with credit and usage. Operator only. */
export async function listTenants(ctx: BaseCtx, input: InputOf<typeof listTenantsEndpoint>) {
  requireOperator(ctx);
  const { ids, nextCursor, total } = await readTenantIds({ ...input, ...tenantDays(ctx.now) });
  return { items: await readTenants(ids, ctx.now), nextCursor, total };
}
