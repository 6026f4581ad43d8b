import { beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/access";
import { createViewEndpoint } from "@/lib/contract/views";
import { newId } from "@/lib/core/ids";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { listAudit } from "../audit";
import { asRole, atTime, createTestTenant } from "../projects/testing";
import { createView, deleteView, listViews, restoreView, updateView } from ".";

useTestDatabase();
let ctx: Ctx;
/** Another person in the same organization. */
let other: Ctx;

beforeEach(async () => {
  const tenant = await createTestTenant();
  ctx = tenant.ctx;
  const userId = newId("user");
  await db().user.create({ data: { id: userId, email: `${userId}@example.com`.toLowerCase(), name: "Ben" } });
  other = { ...ctx, actor: { type: "user", userId, role: "viewer", isOperator: false } };
});

const view = (over = {}) => ({ name: "By model", query: "by=model&range=30d", shared: false, ...over });
const names = async (of: Ctx) => (await listViews(of)).items.map(({ name }) => name);

describe("a saved view", () => {
  it("is its maker's alone until it is shared", async () => {
    const { id } = await createView(ctx, view());
    expect(await names(ctx)).toEqual(["By model"]);
    expect(await names(other)).toEqual([]);
    await updateView(ctx, { viewId: id, shared: true });
    expect((await listViews(other)).items).toMatchObject([
      { id, isMine: false, canDelete: false, createdByName: "Ada", query: "by=model&range=30d" },
    ]);
  });

  it("of another's is the same 404 as none while private, and 403 once shared", async () => {
    const { id } = await createView(ctx, view());
    const none = updateView(other, { viewId: newId("view"), name: "x" });
    await expect(none).rejects.toMatchObject({ status: 404 });
    await expect(updateView(other, { viewId: id, name: "x" })).rejects.toMatchObject({ status: 404 });
    await expect(deleteView(other, { viewId: id })).rejects.toMatchObject({ status: 404 });
    await updateView(ctx, { viewId: id, shared: true });
    await expect(updateView(other, { viewId: id, name: "x" })).rejects.toMatchObject({ status: 403 });
    await expect(deleteView(other, { viewId: id })).rejects.toMatchObject({ status: 403 });
    expect(await names(ctx)).toEqual(["By model"]);
  });

  it("that is shared may be deleted by an administrator, a private one only by its maker", async () => {
    const mine = await createView(other, view({ name: "Private" }));
    const shared = await createView(other, view({ name: "Shared", shared: true }));
    const admin = asRole(ctx, "admin");
    await deleteView(admin, { viewId: shared.id });
    await expect(deleteView(admin, { viewId: mine.id })).rejects.toMatchObject({ status: 404 });
    expect(await names(other)).toEqual(["Private"]);
  });

  it("has a name of its own among its maker's, also when changed or saved twice at once", async () => {
    await createView(ctx, view());
    const second = await createView(ctx, view({ name: "By key" }));
    await expect(createView(ctx, view())).rejects.toMatchObject({ status: 409, details: { param: "name" } });
    await expect(updateView(ctx, { viewId: second.id, name: "By model" })).rejects.toMatchObject({
      status: 409,
    });
    await updateView(ctx, { viewId: second.id, name: "By key", query: "by=key" });
    await createView(other, view());
    const twice = await Promise.allSettled([1, 2].map(() => createView(ctx, view({ name: "Twice" }))));
    expect(twice.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await names(ctx)).toEqual(["By key", "By model", "Twice"]);
  });

  it("leaves an audit row for each change, without what it filters by", async () => {
    const { id } = await createView(ctx, view({ query: "filter=user:ann%40example.com" }));
    await updateView(ctx, { viewId: id, name: "Renamed", query: "filter=user:ben" });
    await deleteView(ctx, { viewId: id });
    const { items } = await listAudit(ctx, { limit: 10 });
    expect(items.map(({ action }) => action).sort()).toEqual(["view.create", "view.delete", "view.update"]);
    expect(JSON.stringify(items)).not.toContain("user:");
  });

  it("of another organization is not seen", async () => {
    await createView(ctx, view({ shared: true }));
    expect(await names((await createTestTenant()).ctx)).toEqual([]);
  });
});

describe("the search part of a view", () => {
  const parse = (query: string) => createViewEndpoint.body.safeParse(view({ query }));

  it.each([
    "",
    "?by=model",
    "filter=tag%3Afeature%3Achat&filter=user%3A&from=2026-11-01T00:00:00Z",
    "q=%E6%A8%A1+x",
  ])("%j is kept", (query) => expect(parse(query).data?.query).toBe(query.replace("?", "")));

  it.each([
    "https://evil.example/",
    "javascript:alert(1)",
    "//evil",
    "a=1#b",
    'a="><script>',
    "a b=1",
    `a=${"x".repeat(2_000)}`,
  ])("%j is refused", (query) => expect(parse(query).success).toBe(false));
});

describe("a deleted view", () => {
  it("is brought back with its id and its maker, also by an administrator", async () => {
    const shared = await createView(other, view({ name: "Shared", shared: true }));
    const admin = asRole(ctx, "admin");
    await deleteView(admin, { viewId: shared.id });
    expect(await names(other)).toEqual([]);
    expect(await restoreView(admin, { viewId: shared.id })).toMatchObject({ id: shared.id, isMine: false });
    expect((await listViews(other)).items).toMatchObject([{ id: shared.id, isMine: true, name: "Shared" }]);
  });

  it("leaves its name free, and is refused when its maker has used it", async () => {
    const first = await createView(ctx, view());
    await deleteView(ctx, { viewId: first.id });
    const second = await createView(ctx, view());
    await expect(restoreView(ctx, { viewId: first.id })).rejects.toMatchObject({ status: 409 });
    await deleteView(atTime(ctx, addMs(ctx.now, 1)), { viewId: second.id });
    await restoreView(ctx, { viewId: first.id });
    expect((await listViews(ctx)).items.map(({ id }) => id)).toEqual([first.id]);
  });

  it("is gone after thirty days, and at no time another's private one", async () => {
    const { id } = await createView(ctx, view());
    await expect(restoreView(ctx, { viewId: id })).rejects.toMatchObject({ status: 404 });
    await deleteView(ctx, { viewId: id });
    await expect(restoreView(other, { viewId: id })).rejects.toMatchObject({ status: 404 });
    const late = atTime(ctx, addMs(ctx.now, 31 * DAY_MS));
    await expect(restoreView(late, { viewId: id })).rejects.toMatchObject({ status: 404 });
    await deleteView(late, { viewId: (await createView(late, view())).id });
    expect(await db().usageView.count({ where: { id } })).toBe(0);
  });
});
