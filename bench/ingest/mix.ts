import { newId } from "@/lib/core/ids";
import { windowStartMs } from "@/lib/core/time";
import { createPool, type Pool } from "@/lib/db";
import { heartbeat, leaseSlices } from "@/lib/domain/limits";
import { TestTenant } from "@/lib/gateway/testing";

const PLENTY_NANOS = 1_000_000_000_000_000_000n;
const LEASE_NANOS = 1_000_000_000_000_000;
const LEASE_MS = 3_600_000;

/** A window that a call is charged to: [budget id, window start in ms]. */
export type WindowOf = [budgetId: string, startMs: number];
export type MixKey = {
  orgId: string;
  projectId: string;
  keyId: string;
  /** Credit, caps of organization and project a month, cap of the key a day: four budgets a call. */
  windows: WindowOf[];
};
export type MixModel = {
  slug: string;
  upstream: string;
  providerId: string;
  priceId: string;
  nanosPerToken: number;
};

/** Who calls what, in plain data, so that the shipping processes can be handed it. */
export type Mix = { keys: MixKey[]; models: MixModel[] };

const SIZES = { orgs: 50, projectsPerOrg: 2, keysPerProject: 2, models: 60, providers: 8 };

async function addTenant(url: string, atMs: number): Promise<MixKey[]> {
  const tenant = await TestTenant.open(url, PLENTY_NANOS);
  const { orgId } = tenant;
  const { rows } = await tenant.client.query<{ id: string }>("SELECT id FROM budget WHERE org_id = $1", [
    orgId,
  ]);
  const orgCap = await tenant.budget("org", orgId, PLENTY_NANOS, "cap", "month");
  const orgWindows: WindowOf[] = [
    [rows[0]!.id, 0],
    [orgCap, windowStartMs("month", atMs)],
  ];
  const keys: MixKey[] = [];
  for (let p = 0; p < SIZES.projectsPerOrg; p++) {
    const projectId = newId("project");
    await tenant.insert("project", { id: projectId, org_id: orgId, name: `p${p}`, slug: `p${p}` });
    const projectCap = await tenant.budget("project", projectId, PLENTY_NANOS, "cap", "month");
    for (let k = 0; k < SIZES.keysPerProject; k++) {
      const { id: keyId } = await tenant.key({ project_id: projectId });
      const keyCap = await tenant.budget("key", keyId, PLENTY_NANOS, "cap", "day");
      const own: WindowOf[] = [
        [projectCap, windowStartMs("month", atMs)],
        [keyCap, windowStartMs("day", atMs)],
      ];
      keys.push({ orgId, projectId, keyId, windows: [...orgWindows, ...own] });
    }
  }
  await tenant.client.end();
  return keys;
}

function listModels(): MixModel[] {
  const providers = Array.from({ length: SIZES.providers }, () => newId("provider"));
  return Array.from({ length: SIZES.models }, (_, i) => ({
    slug: `vendor-${i % SIZES.providers}/model-${i}-large`,
    upstream: `model-${i}-large-2026-10-01`,
    providerId: providers[i % SIZES.providers]!,
    priceId: newId("price"),
    nanosPerToken: 100 + 37 * i,
  }));
}

/** The tenants of the bench with their budgets, in the database at `url`. */
export async function createMix(url: string, atMs: number): Promise<Mix> {
  const keys: MixKey[] = [];
  for (let i = 0; i < SIZES.orgs; i++) keys.push(...(await addTenant(url, atMs)));
  return { keys, models: listModels() };
}

/** Lends every window of the mix to a gateway, as its holds would have. */
export async function lendAll(url: string, mix: Mix, instanceId: string): Promise<void> {
  const pool: Pool = createPool(1, url);
  const windows = new Map(mix.keys.flatMap((key) => key.windows).map((window) => [window[0], window[1]]));
  const asks = [...windows].map(([budgetId, startMs]) => ({
    budgetId,
    windowStartMs: startMs,
    leastNanos: 1,
    needNanos: LEASE_NANOS,
    wantNanos: LEASE_NANOS,
  }));
  await heartbeat(pool, instanceId, "bench");
  await leaseSlices(pool, instanceId, asks, LEASE_MS);
  await pool.end();
}
