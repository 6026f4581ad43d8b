import { db } from "@/lib/db";
import { UsageError } from "./command";

type Named = { id: string; name: string };

/** What a person types for an organization, a project and so on: its id, or the short name that pages show. */
function missing(option: string, typed: string, what: string): UsageError {
  return new UsageError(`--${option}: there is no ${what} with the id or slug ${JSON.stringify(typed)}.`);
}

export async function getOrgTyped(typed: string, option = "org") {
  const org = await db().org.findFirst({ where: { OR: [{ id: typed }, { slug: typed }] } });
  if (!org) throw missing(option, typed, "organization");
  return org;
}

export async function getProjectTyped(orgId: string, typed: string | undefined): Promise<Named> {
  if (typed === undefined) {
    const live = await db().project.findMany({ where: { orgId, archivedAt: null }, take: 2 });
    if (live.length === 1) return live[0]!;
    throw new UsageError(
      `--project is missing: the organization has ${live.length ? "several" : "no"} projects.`,
    );
  }
  const project = await db().project.findFirst({ where: { orgId, OR: [{ id: typed }, { slug: typed }] } });
  if (!project) throw missing("project", typed, "project");
  return project;
}

/** A key is named by its id alone; which organization it is in follows from it. */
export async function getKeyTyped(typed: string): Promise<Named & { orgId: string }> {
  const key = await db().apiKey.findUnique({ where: { id: typed } });
  if (!key) throw new UsageError(`--key: there is no key with the id ${JSON.stringify(typed)}.`);
  return key;
}

export async function getModelTyped(typed: string): Promise<Named & { slug: string }> {
  const model = await db().model.findFirst({ where: { OR: [{ id: typed }, { slug: typed }] } });
  if (!model) throw missing("model", typed, "model");
  return model;
}

export async function getProviderTyped(typed: string): Promise<Named & { slug: string }> {
  const provider = await db().provider.findFirst({ where: { OR: [{ id: typed }, { slug: typed }] } });
  if (!provider) throw missing("provider", typed, "provider");
  return provider;
}

export async function getUserTyped(email: string, option: string) {
  const user = await db().user.findUnique({ where: { email: email.trim().toLowerCase() } });
  if (!user)
    throw new UsageError(`--${option}: nobody has an account with the address ${JSON.stringify(email)}.`);
  return user;
}
