import { beforeAll, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/access";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { archiveProject, createProject, getProject, listProjects, restoreProject, updateProject } from ".";
import { asRole, createTestTenant } from "./testing";

useTestDatabase();
let ctx: Ctx;
let stranger: Ctx;
beforeAll(async () => {
  ctx = (await createTestTenant()).ctx;
  stranger = (await createTestTenant()).ctx;
});

describe("projects", () => {
  it("are made with a slug of their name, a second of the same name with another", async () => {
    const first = await createProject(ctx, { name: "Café Support", rpm: 60 });
    const second = await createProject(ctx, { name: "Cafe support" });
    expect(first).toMatchObject({ slug: "cafe-support", rpm: 60, keyCount: 0, allowedModels: [] });
    expect(second.slug).toMatch(/^cafe-support-\d{6}$/);
    expect(await db().auditEvent.count({ where: { targetId: first.id, action: "project.create" } })).toBe(1);
  });

  it("of another tenant are the same 404 as none", async () => {
    const { id } = await createProject(ctx, { name: "Mine" });
    for (const projectId of [id, "prj_none"]) {
      await expect(getProject(stranger, { projectId })).rejects.toMatchObject({
        status: 404,
        message: "No such project.",
      });
      await expect(updateProject(stranger, { projectId, name: "x" })).rejects.toMatchObject({ status: 404 });
      await expect(archiveProject(stranger, { projectId })).rejects.toMatchObject({ status: 404 });
    }
  });

  it("are not changed by a developer", async () => {
    await expect(createProject(asRole(ctx, "developer"), { name: "x" })).rejects.toMatchObject({
      status: 403,
    });
  });

  it("leave the list when archived, and cannot be changed then", async () => {
    const { id } = await createProject(ctx, { name: "Old" });
    await archiveProject(ctx, { projectId: id });
    expect((await listProjects(ctx, { includeArchived: false })).items.map((row) => row.id)).not.toContain(
      id,
    );
    expect((await listProjects(ctx, { includeArchived: true })).items.map((row) => row.id)).toContain(id);
    await expect(updateProject(ctx, { projectId: id, name: "New" })).rejects.toMatchObject({ status: 409 });
  });

  it("that were archived come back with what they had, in the log too", async () => {
    const { id } = await createProject(ctx, { name: "Back", rpm: 7 });
    await archiveProject(ctx, { projectId: id });
    await expect(restoreProject(stranger, { projectId: id })).rejects.toMatchObject({ status: 404 });
    await expect(restoreProject(asRole(ctx, "developer"), { projectId: id })).rejects.toMatchObject({
      status: 403,
    });
    expect(await restoreProject(ctx, { projectId: id })).toMatchObject({ id, rpm: 7, archivedAt: null });
    await restoreProject(ctx, { projectId: id });
    expect(await updateProject(ctx, { projectId: id, name: "Here" })).toMatchObject({ name: "Here" });
    const where = { targetId: id, action: "project.restore" };
    expect(await db().auditEvent.count({ where })).toBe(1);
  });

  it("take limits away again with null", async () => {
    const { id } = await createProject(ctx, { name: "Limits", rpm: 5, allowedModels: ["sandbox/*"] });
    expect(await updateProject(ctx, { projectId: id, rpm: null, allowedModels: [] })).toMatchObject({
      rpm: null,
      allowedModels: [],
    });
  });
});
