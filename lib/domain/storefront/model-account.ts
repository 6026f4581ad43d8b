import { type Ctx, can, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { getModelAccountEndpoint } from "@/lib/contract/public-models";
import { notFound } from "@/lib/core/errors";
import { allowsModel } from "@/lib/core/model-pattern";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db, pool } from "@/lib/db";
import { readOfferedModels } from "../catalog";
import { listKeys } from "../keys";
import { readBudgets } from "../limits";
import { readSpeeds, speedOf } from "../metering";
import { readOrgRateLimits } from "../orgs";
import { toOwnSpeed } from "./speed/read-speed";

const DAYS = 30;
const METRICS = ["rpm", "tpm", "rpd", "concurrency"] as const;

/** What the organization may do with a model, and how fast its own calls were. 404 for a model that nobody is offered. */
export async function getModelAccount(ctx: Ctx, input: InputOf<typeof getModelAccountEndpoint>) {
  requirePermission(ctx, "models.read");
  const offered = await readOfferedModels(ctx.now);
  if (!offered.some(({ slug }) => slug === input.model)) throw notFound("model");
  const [rates, budgets, keys, speed] = await Promise.all([
    ratesInForce(ctx.orgId),
    budgetsOn(ctx, input.model),
    keysFor(ctx, input.model),
    ownSpeed(ctx, input.model),
  ]);
  return { rates, budgets, keys, speed };
}

async function ratesInForce(orgId: string) {
  const { own, plan } = await readOrgRateLimits(db(), orgId);
  const lower = (metric: (typeof METRICS)[number]) => {
    const set = [own[metric], plan[metric]].filter((limit) => limit !== null);
    return set.length > 0 ? Math.min(...set) : null;
  };
  return { rpm: lower("rpm"), tpm: lower("tpm"), rpd: lower("rpd"), concurrency: lower("concurrency") };
}

async function budgetsOn(ctx: Ctx, slug: string) {
  const all = await readBudgets(db(), ctx.orgId, ctx.now, { scopeType: { in: ["plan", "org", "model"] } });
  return all
    .filter((budget) => budget.scopeType !== "model" || budget.scopeId === slug)
    .map(({ scopeType, kind, window, limitInForceNanos, spentNanos }) => ({
      scopeType: scopeType as "plan" | "org" | "model",
      kind,
      window,
      limitNanos: limitInForceNanos,
      leftNanos: spentNanos > limitInForceNanos ? 0n : limitInForceNanos - spentNanos,
    }));
}

async function keysFor(ctx: Ctx, slug: string) {
  const { actor } = ctx;
  if (actor.type === "user" && (!actor.role || !can(actor.role, "keys.read"))) return [];
  const [{ items }, projects] = await Promise.all([
    listKeys(ctx, { includeRevoked: false }),
    db().project.findMany({
      where: { orgId: ctx.orgId },
      select: { id: true, name: true, allowedModels: true },
    }),
  ]);
  const byId = new Map(projects.map((project) => [project.id, project]));
  return items
    .filter(({ status }) => status === "active" || status === "rotating")
    .map(({ id, name, projectId, allowedModels }) => {
      const project = byId.get(projectId)!;
      const isInProject = allowsModel(project.allowedModels, slug);
      const allowed = isInProject && allowsModel(allowedModels, slug);
      const why = allowed ? null : isInProject ? "its own models" : `the models of ${project.name}`;
      return { id, name, allowed, why };
    });
}

async function ownSpeed(ctx: Ctx, slug: string) {
  const today = new Date(Math.floor(ctx.now.getTime() / DAY_MS) * DAY_MS);
  const rows = await readSpeeds(pool(), "model", addMs(today, -DAYS * DAY_MS), {
    orgId: ctx.orgId,
    value: slug,
  });
  return toOwnSpeed(speedOf(rows));
}
