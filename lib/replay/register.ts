import type { BaseCtx, Ctx } from "../access";
import { hmacSha256 } from "../core/crypto";
import { env } from "../core/env";
import { AppError } from "../core/errors";
import { NANOS_PER_USD, type Nanos } from "../core/money";
import { addMs, DAY_MS } from "../core/time";
import { db, inTransaction } from "../db";
import { createModel, setPrice } from "../domain/catalog";
import { createKey, revokeKey } from "../domain/keys";
import { getCredit, grantCredit } from "../domain/ledger";
import { insertOrg } from "../domain/orgs";
import { createProject } from "../domain/projects";
import { createProvider, updateProvider } from "../domain/providers";
import { LOOPBACK_RATES } from "./books";

const ORG = { slug: "replay", name: "Replay" };
const PROVIDER = { slug: "replay-loopback", name: "Replay loopback" };
/** The model that the replay calls. */
export const REPLAY_MODEL = "replay/loopback";
const UPSTREAM_MODEL = "loopback";

export type Registration = { orgId: string; keyId: string; secret: string };

/** The upstream's credential: the same in each run of one installation, so that nothing changes when nothing has to. */
export function loopbackCredential(): string {
  return hmacSha256(env().TURNPIKE_SECRET, "replay loopback").toString("base64url");
}

async function openOrg(ctx: BaseCtx): Promise<string> {
  const known = await db().org.findUnique({ where: { slug: ORG.slug } });
  if (known) return known.id;
  const owner = await db().user.findFirst({ where: { isOperator: true }, orderBy: { createdAt: "asc" } });
  if (!owner) {
    throw new AppError(
      "conflict",
      "Nobody has an account yet: sign up in the portal, or run user create, first.",
    );
  }
  return (await inTransaction((tx) => insertOrg(tx, ctx, { ...ORG, ownerId: owner.id }))).org.id;
}

async function openProject(ctx: Ctx): Promise<string> {
  const known = await db().project.findFirst({ where: { orgId: ctx.orgId, archivedAt: null } });
  return known?.id ?? (await createProject(ctx, { name: ORG.name })).id;
}

async function openProvider(ctx: BaseCtx, baseUrl: string): Promise<string> {
  const known = await db().provider.findUnique({ where: { slug: PROVIDER.slug } });
  const credential = loopbackCredential();
  if (!known) {
    const provider = await createProvider(ctx, {
      ...PROVIDER,
      kind: "openai",
      baseUrl,
      credential,
      region: null,
    });
    return provider.id;
  }
  const change = { providerId: known.id, baseUrl, credential, enabled: true };
  if (known.baseUrl !== baseUrl || !known.enabled) await updateProvider(ctx, change);
  return known.id;
}

async function openModel(ctx: BaseCtx, providerId: string): Promise<void> {
  const known = await db().model.findUnique({ where: { slug: REPLAY_MODEL } });
  const modelId = known?.id ?? (await createLoopbackModel(ctx, providerId));
  const last = await db().price.findFirst({ where: { modelId }, orderBy: { effectiveFrom: "desc" } });
  const rates = last?.rates as Partial<typeof LOOPBACK_RATES> | undefined;
  if (rates?.input === LOOPBACK_RATES.input && rates.output === LOOPBACK_RATES.output) return;
  await setPrice(ctx, { modelId, rates: { ...LOOPBACK_RATES }, note: "Replay" });
}

async function createLoopbackModel(ctx: BaseCtx, providerId: string): Promise<string> {
  const model = await createModel(ctx, {
    slug: REPLAY_MODEL,
    name: "Replay loopback",
    description: "Answers a replayed trace with the counts of its rows.",
    ownedBy: "replay",
    contextTokens: 100_000_000,
    maxOutputTokens: 100_000_000,
    inputModalities: ["text"],
    outputModalities: ["text"],
    capabilities: [],
    tokenizer: "o200k_base",
    enabled: true,
    routes: [{ providerId, upstreamModel: UPSTREAM_MODEL, priority: 0, weight: 100, enabled: true }],
  });
  return model.id;
}

async function openCredit(ctx: Ctx, neededNanos: Nanos): Promise<void> {
  const { availableNanos } = await getCredit(ctx);
  if (availableNanos >= neededNanos) return;
  const missingUsd = (neededNanos - availableNanos) / NANOS_PER_USD + 1n;
  await grantCredit(ctx, {
    tenantId: ctx.orgId,
    amountUsd: missingUsd * NANOS_PER_USD,
    memo: "For a replay",
  });
}

/** Makes the organization, provider, model, price and credit of a replay where they are missing, and a key for one run. */
export async function register(ctx: BaseCtx, baseUrl: string, neededNanos: Nanos): Promise<Registration> {
  const providerId = await openProvider(ctx, baseUrl);
  await openModel(ctx, providerId);
  const orgCtx: Ctx = { ...ctx, orgId: await openOrg(ctx) };
  await openCredit(orgCtx, neededNanos);
  const key = await createKey(orgCtx, {
    projectId: await openProject(orgCtx),
    name: `Replay ${ctx.now.toISOString()}`,
    environment: "test",
    expiresAt: addMs(ctx.now, DAY_MS),
  });
  return { orgId: orgCtx.orgId, keyId: key.id, secret: key.secret };
}

/** Ends the key of a run. */
export async function unregister(ctx: BaseCtx, { orgId, keyId }: Registration): Promise<void> {
  await revokeKey({ ...ctx, orgId }, { keyId });
}
