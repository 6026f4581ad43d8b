import type { BaseCtx, Ctx } from "../access";
import { AppError } from "../core/errors";
import { nanosFromUsd } from "../core/money";
import { addMs, DAY_MS, HOUR_MS } from "../core/time";
import { db, inTransaction } from "../db";
import { insertUser } from "../domain/accounts";
import { recordAudit } from "../domain/audit";
import { createKey } from "../domain/keys";
import { grantCredit } from "../domain/ledger";
import { createBudget } from "../domain/limits";
import { insertOrg } from "../domain/orgs";
import { createProject } from "../domain/projects";
import type { Caller, Story } from "./caller";
import { RUNAWAY, type TenantStory } from "./story";

const TOP_UP_EVERY_MS = 30 * DAY_MS;

/** The verbs see the story's clock, so that what they make is dated as the story tells it. */
function at(ctx: Ctx, atMs: number): Ctx {
  return { ...ctx, now: new Date(atMs) };
}

async function openOrg(ctx: BaseCtx, tenant: TenantStory, ownerId: string) {
  const known = await db().org.findUnique({ where: { slug: tenant.slug }, include: { members: true } });
  if (!known) {
    const { slug, name } = tenant;
    return (await inTransaction((tx) => insertOrg(tx, ctx, { name, slug, ownerId }))).org;
  }
  if (known.members.some((member) => member.userId === ownerId)) return known;
  throw new AppError(
    "conflict",
    `The slug "${tenant.slug}" belongs to an organization that is not the demo's.`,
  );
}

async function openMember(ctx: Ctx, person: TenantStory["members"][number]): Promise<void> {
  const { email, name, role } = person;
  const known = await db().user.findUnique({ where: { email } });
  if (known) return;
  // Not by invitation: that would send mail to addresses that do not exist.
  await inTransaction(async (tx) => {
    const { user } = await insertUser(tx, ctx, { email, name, passwordHash: null, isVerified: true });
    await tx.member.create({ data: { orgId: ctx.orgId, userId: user.id, role, createdAt: ctx.now } });
    await recordAudit(tx, ctx, {
      action: "member.add",
      targetType: "user",
      targetId: user.id,
      data: { role },
    });
  });
}

async function openProject(ctx: Ctx, name: string): Promise<string> {
  const known = await db().project.findFirst({ where: { orgId: ctx.orgId, name } });
  return known?.id ?? (await createProject(ctx, { name, allowedModels: [] })).id;
}

async function openKey(ctx: Ctx, projectId: string, name: string): Promise<string> {
  const known = await db().apiKey.findFirst({ where: { orgId: ctx.orgId, projectId, name } });
  return known?.id ?? (await createKey(ctx, { projectId, name, environment: "live" })).id;
}

async function openCap(
  ctx: Ctx,
  scopeType: "project" | "key",
  scopeId: string,
  window: "day" | "month",
  limitUsd: string | undefined,
): Promise<void> {
  if (limitUsd === undefined) return;
  const same = { orgId: ctx.orgId, scopeType, scopeId, window, kind: "cap" };
  if (await db().budget.count({ where: same })) return;
  await createBudget(ctx, { scopeType, scopeId, window, limitUsd: nanosFromUsd(limitUsd) });
}

const OPENING_MEMO = "Opening credit (demo story ";

/** The first grant's memo remembers the seed, so that a later run tells the same story. */
function openingMemo(seed: number): string {
  return `${OPENING_MEMO}${seed})`;
}

/** The story that the tenant was opened with, or null. */
export async function findStory(slug: string, endMs: number): Promise<Story | null> {
  const org = await db().org.findUnique({ where: { slug } });
  if (!org) return null;
  const where = { orgId: org.id, memo: { startsWith: OPENING_MEMO } };
  const grant = await db().creditGrant.findFirst({ where });
  if (!grant) return null;
  const seed = Number.parseInt(grant.memo.slice(OPENING_MEMO.length), 10);
  return { startMs: org.createdAt.getTime(), endMs, seed };
}

/** Prepaid at the start and each month, once each. */
async function openCredit(ctx: Ctx, tenant: TenantStory, story: Story): Promise<void> {
  for (let n = 0; story.startMs + n * TOP_UP_EVERY_MS < story.endMs; n++) {
    const memo = n === 0 ? openingMemo(story.seed) : `Top-up ${n} (demo)`;
    if (await db().creditGrant.count({ where: { orgId: ctx.orgId, memo } })) continue;
    const usd = n === 0 ? tenant.firstCreditUsd : tenant.monthlyCreditUsd;
    const grantCtx = at(ctx, story.startMs + n * TOP_UP_EVERY_MS);
    await grantCredit(grantCtx, { tenantId: ctx.orgId, amountUsd: nanosFromUsd(usd), memo });
  }
}

async function openKeys(ctx: Ctx, tenant: TenantStory, story: Story): Promise<Caller[]> {
  const afterRunaway = addMs(
    new Date(Math.floor(story.endMs / DAY_MS - RUNAWAY.daysBeforeEnd) * DAY_MS),
    9 * HOUR_MS,
  );
  const callers: Caller[] = [];
  for (const project of tenant.projects) {
    const projectId = await openProject(ctx, project.name);
    await openCap(ctx, "project", projectId, "month", project.monthCapUsd);
    for (const { name, workload, dayCapUsd } of project.keys) {
      const keyId = await openKey(ctx, projectId, name);
      const capMs = Math.max(afterRunaway.getTime(), story.startMs);
      await openCap(at(ctx, capMs), "key", keyId, "day", dayCapUsd);
      callers.push({ tenant: tenant.slug, name, orgId: ctx.orgId, projectId, keyId, workload });
    }
  }
  return callers;
}

/** Opens one tenant of the story: organization, people, credit, projects, caps and keys. Adds what is missing. */
export async function openTenant(
  ctx: BaseCtx,
  tenant: TenantStory,
  story: Story,
  ownerId: string,
): Promise<Caller[]> {
  const startCtx: BaseCtx = { ...ctx, now: new Date(story.startMs) };
  const org = await openOrg(startCtx, tenant, ownerId);
  const orgCtx: Ctx = { ...startCtx, orgId: org.id };
  for (const person of tenant.members) await openMember(orgCtx, person);
  await openCredit(orgCtx, tenant, story);
  return openKeys(orgCtx, tenant, story);
}
