import { type BaseCtx, requireOperator } from "@/lib/access";
import type { reopenTenantEndpoint } from "@/lib/contract/closing";
import type { InputOf } from "@/lib/contract/endpoint";
import { inTransaction } from "@/lib/db";
import { markOpen } from "../orgs";

/** Gives a closed organization back to its members; its keys stay revoked. 409 when it is open or was closed 30 days ago. */
export async function reopenTenant(
  base: BaseCtx,
  { tenantId }: InputOf<typeof reopenTenantEndpoint>,
): Promise<void> {
  requireOperator(base);
  await inTransaction((tx) => markOpen(tx, { ...base, orgId: tenantId }));
}
