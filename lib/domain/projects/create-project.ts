import { randomInt } from "node:crypto";
import { type Ctx, requirePermission } from "@/lib/access";
import type { InputOf } from "@/lib/contract/endpoint";
import type { createProjectEndpoint } from "@/lib/contract/projects";
import { newId } from "@/lib/core/ids";
import { inTransaction, type Tx } from "@/lib/db";
import { recordAudit } from "../audit";
import { readProject } from "./queries";
import { toSlug } from "./slug";

/** A project; its slug is made of its name. */
export async function createProject(ctx: Ctx, input: InputOf<typeof createProjectEndpoint>) {
  requirePermission(ctx, "projects.write");
  return inTransaction((tx) => insertProject(tx, ctx, input));
}

/** The same inside a caller's transaction: a new organization gets its first project with it. */
export async function insertProject(tx: Tx, ctx: Ctx, input: InputOf<typeof createProjectEndpoint>) {
  const project = await tx.project.create({
    data: {
      ...input,
      id: newId("project", ctx.now.getTime()),
      orgId: ctx.orgId,
      slug: await freeSlug(tx, ctx.orgId, input.name),
      createdAt: ctx.now,
    },
  });
  await recordAudit(tx, ctx, {
    action: "project.create",
    targetType: "project",
    targetId: project.id,
    data: { name: project.name },
  });
  return readProject(tx, ctx, project.id);
}

async function freeSlug(tx: Tx, orgId: string, name: string): Promise<string> {
  const slug = toSlug(name);
  const taken = await tx.project.count({ where: { orgId, slug } });
  return taken ? `${slug}-${randomInt(100_000, 1_000_000)}` : slug;
}
