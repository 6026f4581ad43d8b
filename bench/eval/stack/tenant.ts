import { NANOS_PER_USD } from "@/lib/core/money";
import { createKey } from "@/lib/domain/keys";
import { grantCredit } from "@/lib/domain/ledger";
import { createOrgFor } from "@/lib/domain/onboarding";
import { listProjects } from "@/lib/domain/projects";
import { inOrg, operatorCtx } from "@/server/cli/frame/operator";

export type Tenant = { orgId: string; slug: string; projectId: string; keyId: string; secret: string };

/** An organization of `ownerEmail` with credit and a key, made by the verbs. */
export async function openTenant(ownerEmail: string, name: string, creditUsd = 100n): Promise<Tenant> {
  const ctx = operatorCtx();
  const org = await createOrgFor(ctx, { name, ownerEmail });
  const orgCtx = inOrg(ctx, org.id);
  if (creditUsd > 0n) {
    await grantCredit(ctx, { tenantId: org.id, amountUsd: creditUsd * NANOS_PER_USD, memo: "" });
  }
  const { items } = await listProjects(orgCtx, { includeArchived: false });
  const projectId = items[0]!.id;
  const key = await createKey(orgCtx, { projectId, name: "eval", environment: "test" });
  return { orgId: org.id, slug: org.slug, projectId, keyId: key.id, secret: key.secret };
}
