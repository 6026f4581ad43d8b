import { createUser } from "@/lib/domain/accounts";
import { createModel, setPrice } from "@/lib/domain/catalog";
import { createProvider } from "@/lib/domain/providers";
import { operatorCtx } from "@/server/cli/frame/operator";
import { MEAN_CALL_NANOS } from "../plan";
import type { LimitBook } from "../storm/limit-book";
import { type Fleet, type FleetKey, RATES } from "./fleet";
import { OWNER_EMAIL, Tenant } from "./tenants";

const MODEL = "chaos/model";
const PLENTY = 1_000_000_000_000n;

async function openModel(upstreamPort: number): Promise<void> {
  const ctx = operatorCtx();
  const routes = [];
  for (const [priority, path] of ["first", "second"].entries()) {
    const baseUrl = `http://127.0.0.1:${upstreamPort}/${path}/v1`;
    const where = { baseUrl, credential: null, region: null };
    const provider = await createProvider(ctx, { slug: path, name: path, kind: "openai", ...where });
    routes.push({
      providerId: provider.id,
      upstreamModel: `chaos-${path}`,
      priority,
      weight: 1,
      enabled: true,
    });
  }
  const model = await createModel(ctx, {
    ...{
      slug: MODEL,
      name: "Chaos",
      ownedBy: "chaos",
      description: "",
      tokenizer: "o200k_base",
      enabled: true,
    },
    ...{ contextTokens: 128_000, maxOutputTokens: 4_096, capabilities: [], routes },
    ...{ inputModalities: ["text"], outputModalities: ["text"] },
  });
  await setPrice(ctx, { modelId: model.id, rates: RATES, note: "" });
}

/** What a tenant of so much weight would spend in the whole run. */
type Demand = (weight: number) => bigint;

/** Nobody's limit is near: whoever is refused here is refused wrongly. */
async function openPlenty(limits: LimitBook): Promise<FleetKey[]> {
  const tenant = await Tenant.open("Plenty", PLENTY, limits);
  await tenant.cap("org", tenant.orgId, "month", PLENTY / 2n);
  const keys: FleetKey[] = [];
  for (const name of ["One", "Two"]) {
    const projectId = await tenant.project(name);
    await tenant.cap("project", projectId, "month", PLENTY / 4n);
    for (let i = 0; i < 3; i++) keys.push(await tenant.key(projectId, { weight: 6 }));
  }
  for (const key of keys) await tenant.cap("key", key.id, "day", PLENTY / 10n);
  return keys;
}

/** Credit that runs out, is granted again, and runs out again. */
async function openDry(limits: LimitBook, demand: Demand) {
  const credit = demand(9) / 4n;
  const tenant = await Tenant.open("Dry", credit, limits);
  const projectId = await tenant.project("One");
  const keys = [await tenant.key(projectId, { weight: 5 }), await tenant.key(projectId, { weight: 4 })];
  return { keys, orgId: tenant.orgId, grantNanos: credit / 2n };
}

/** Caps of the organization and of a key that move while calls run. */
async function openMoving(limits: LimitBook, demand: Demand) {
  const tenant = await Tenant.open("Moving", PLENTY, limits);
  const projectId = await tenant.project("One");
  const keys = [await tenant.key(projectId, { weight: 6 }), await tenant.key(projectId, { weight: 4 })];
  const { orgId } = tenant;
  const org = await tenant.cap("org", orgId, "lifetime", demand(10) / 3n);
  const key = await tenant.cap("key", keys[0]!.id, "week", demand(6) / 3n);
  return { keys, moving: [org, key].map((budgetId) => ({ budgetId, orgId })) };
}

/** Caps of projects, keys and end customers that run out and stay so. */
async function openCapped(limits: LimitBook, demand: Demand): Promise<FleetKey[]> {
  const tenant = await Tenant.open("Capped", PLENTY, limits);
  const [one, two] = [await tenant.project("One"), await tenant.project("Two")];
  await tenant.cap("project", one, "month", demand(8) / 2n);
  const keys = [await tenant.key(one, { weight: 4 }), await tenant.key(one, { weight: 4 })];
  keys.push(await tenant.key(two, { weight: 4 }), await tenant.key(two, { weight: 4 }));
  await tenant.cap("key", keys[2]!.id, "day", demand(4) / 2n);
  await tenant.cap("key", keys[3]!.id, "week", demand(4) / 3n);
  const crowd = await tenant.key(two, { weight: 8, customers: 40 });
  await tenant.cap("customer_default", tenant.orgId, "day", demand(8) / 80n);
  await tenant.cap("customer", "customer-1", "day", demand(8) / 160n);
  return [...keys, crowd];
}

/** Streams that ask for more money while they run, on a credit that ends in the middle of some. */
async function openLong(limits: LimitBook, demand: Demand): Promise<FleetKey[]> {
  const tenant = await Tenant.open("Long", demand(2) * 12n, limits);
  return [await tenant.key(await tenant.project("One"), { weight: 2, long: true })];
}

async function openRated(limits: LimitBook, calls: number, first: number) {
  const tenant = await Tenant.open("Rated", PLENTY, limits);
  const projectId = await tenant.project("One", { rpm: Math.ceil(calls / 60) });
  const rates = [
    { rpm: Math.ceil(calls / 150) },
    { tpm: calls },
    { rpd: Math.ceil(calls / 80) },
    { concurrency: 6 },
  ];
  const keys: FleetKey[] = [];
  for (const rate of rates) keys.push(await tenant.key(projectId, { weight: 2.5 }, rate));
  const named = rates.map((rate, i) => ({ name: `key ${Object.keys(rate)[0]}`, keys: [first + i], ...rate }));
  const ofProject = { name: "project rpm", keys: keys.map((_, i) => first + i), rpm: Math.ceil(calls / 60) };
  return { keys, rates: [...named, ofProject] };
}

async function openRevoked(limits: LimitBook): Promise<FleetKey[]> {
  const tenant = await Tenant.open("Revoked", PLENTY, limits);
  const projectId = await tenant.project("One");
  const keys: FleetKey[] = [];
  for (let i = 0; i < 8; i++) keys.push(await tenant.key(projectId, { weight: 0.5 }));
  return keys;
}

/** All tenants of a run of so many calls. Budgets are sized by what the calls are expected to cost. */
export async function openFleet(calls: number, upstreamPort: number, limits: LimitBook): Promise<Fleet> {
  await createUser(operatorCtx(), { email: OWNER_EMAIL, password: "a bridge of nine tolls", name: "Owner" });
  await openModel(upstreamPort);
  const demand: Demand = (weight) => BigInt(Math.round((calls * weight * MEAN_CALL_NANOS) / 100));
  const plenty = await openPlenty(limits);
  const dry = await openDry(limits, demand);
  const moving = await openMoving(limits, demand);
  const spent = [...plenty, ...dry.keys, ...moving.keys, ...(await openCapped(limits, demand))];
  spent.push(...(await openLong(limits, demand)));
  const rated = await openRated(limits, calls, spent.length);
  const revoked = await openRevoked(limits);
  const keys = [...spent, ...rated.keys, ...revoked];
  return {
    model: MODEL,
    keys,
    rates: rated.rates,
    moving: moving.moving,
    growing: { orgId: dry.orgId, grantNanos: dry.grantNanos },
    revocable: revoked.map((_, i) => keys.length - revoked.length + i),
  };
}
