import { beforeEach, describe, expect, it } from "vitest";
import type { Ctx } from "@/lib/access";
import type { PlaygroundSetup } from "@/lib/contract/playground-setup";
import { createPresetEndpoint, PRESET_BYTES_MAX } from "@/lib/contract/presets";
import { generateKeySecret } from "@/lib/core/api-key-format";
import { newId } from "@/lib/core/ids";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { listAudit } from "../audit";
import { asRole, atTime, createTestTenant } from "../projects/testing";
import { createPreset, deletePreset, getPreset, listPresets, restorePreset, updatePreset } from ".";

useTestDatabase();
let ctx: Ctx;
/** Another developer in the same organization. */
let other: Ctx;

beforeEach(async () => {
  const tenant = await createTestTenant();
  ctx = tenant.ctx;
  const userId = newId("user");
  await db().user.create({ data: { id: userId, email: `${userId}@example.com`.toLowerCase(), name: "Ben" } });
  other = { ...ctx, actor: { type: "user", userId, role: "developer", isOperator: false } };
});

const setup = (over: Partial<PlaygroundSetup> = {}): PlaygroundSetup => ({
  version: 1,
  system: "Be kind.",
  tools: [],
  toolChoice: "auto",
  responseFormat: { type: "text" },
  panes: ["m/one", "m/two", "m/one"].map((model, i) => ({
    id: `p${i}`,
    model,
    parameters: { temperature: 0.5 },
    leaveOut: [],
    messages: [{ role: "user", content: [{ type: "text", text: "Hi" }] }],
  })),
  ...over,
});
const preset = (over = {}) => ({ name: "Support", description: "", shared: false, setup: setup(), ...over });
const ids = async (of: Ctx) => (await listPresets(of)).items.map(({ id }) => id);

describe("a preset", () => {
  it("comes back as it was saved, with the models that it asks", async () => {
    const { id } = await createPreset(ctx, preset({ description: "For first replies" }));
    expect(await getPreset(ctx, { presetId: id })).toMatchObject({
      name: "Support",
      description: "For first replies",
      version: 1,
      models: ["m/one", "m/two"],
      isMine: true,
      setup: setup(),
    });
  });

  it("is its maker's alone until it is shared, then everybody's to open and the maker's to change", async () => {
    const { id } = await createPreset(ctx, preset());
    const none = getPreset(other, { presetId: newId("preset") });
    await expect(none).rejects.toMatchObject({ status: 404 });
    await expect(getPreset(other, { presetId: id })).rejects.toMatchObject({ status: 404 });
    await expect(updatePreset(other, { presetId: id, version: 1, name: "x" })).rejects.toMatchObject({
      status: 404,
    });
    expect(await ids(other)).toEqual([]);
    await updatePreset(ctx, { presetId: id, version: 1, shared: true });
    expect(await getPreset(other, { presetId: id })).toMatchObject({
      isMine: false,
      canManage: false,
      createdByName: "Ada",
    });
    const theirs = updatePreset(other, { presetId: id, version: 2, name: "x" });
    await expect(theirs).rejects.toMatchObject({ status: 403 });
    await expect(deletePreset(other, { presetId: id })).rejects.toMatchObject({ status: 403 });
  });

  it("that is shared is looked after by administrators, a private one only by its maker", async () => {
    const mine = await createPreset(other, preset());
    const shared = await createPreset(other, preset({ shared: true }));
    const admin = asRole(ctx, "admin");
    await updatePreset(admin, { presetId: shared.id, version: 1, name: "Ours" });
    await deletePreset(admin, { presetId: shared.id });
    await expect(deletePreset(admin, { presetId: mine.id })).rejects.toMatchObject({ status: 404 });
    expect(await ids(other)).toEqual([mine.id]);
  });

  it("is not seen from another organization, nor by a member who may not use the playground", async () => {
    const { id } = await createPreset(ctx, preset({ shared: true }));
    const foreign = (await createTestTenant()).ctx;
    expect(await ids(foreign)).toEqual([]);
    for (const attempt of [
      () => getPreset(foreign, { presetId: id }),
      () => updatePreset(foreign, { presetId: id, version: 1, name: "x" }),
      () => deletePreset(foreign, { presetId: id }),
      () => createPreset(foreign, preset({ forkedFromId: id })),
    ])
      await expect(attempt()).rejects.toMatchObject({ status: 404 });
    const viewer = asRole(other, "viewer");
    await expect(getPreset(viewer, { presetId: id })).rejects.toMatchObject({ status: 403 });
    await expect(listPresets(viewer)).rejects.toMatchObject({ status: 403 });
  });

  it("is forked by whoever may open it, and the original stays as it was", async () => {
    const { id } = await createPreset(ctx, preset({ shared: true }));
    const fork = await createPreset(other, preset({ name: "Mine", forkedFromId: id }));
    await updatePreset(other, { presetId: fork.id, version: 1, setup: setup({ system: "Be brief." }) });
    expect(await getPreset(ctx, { presetId: id })).toMatchObject({ version: 1, setup: setup() });
  });
});

describe("changes", () => {
  it("on a version that is no longer the last are 409 and change nothing", async () => {
    const { id } = await createPreset(ctx, preset());
    const next = await updatePreset(ctx, { presetId: id, version: 1, name: "Second" });
    expect(next).toMatchObject({ version: 2, name: "Second" });
    const stale = updatePreset(ctx, { presetId: id, version: 1, name: "Third" });
    await expect(stale).rejects.toMatchObject({ status: 409, details: { param: "version" } });
    expect(await getPreset(ctx, { presetId: id })).toMatchObject({ version: 2, name: "Second" });
  });

  it("made at the same time on one version: exactly one is kept", async () => {
    const { id } = await createPreset(ctx, preset());
    const names = ["A", "B", "C", "D"];
    const all = await Promise.allSettled(
      names.map((name) => updatePreset(ctx, { presetId: id, version: 1, name })),
    );
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await getPreset(ctx, { presetId: id })).version).toBe(2);
  });

  it("leave an audit row each, without what the preset says", async () => {
    const { id } = await createPreset(ctx, preset({ setup: setup({ system: "Customer Ann owes 5" }) }));
    await updatePreset(ctx, { presetId: id, version: 1, setup: setup({ system: "Customer Ann owes 6" }) });
    await deletePreset(ctx, { presetId: id });
    await restorePreset(ctx, { presetId: id });
    const { items } = await listAudit(ctx, { limit: 10 });
    expect(items.map(({ action }) => action).sort()).toEqual([
      "preset.create",
      "preset.delete",
      "preset.restore",
      "preset.update",
    ]);
    expect(JSON.stringify(items)).not.toContain("Ann");
  });
});

describe("a deleted preset", () => {
  it("is gone for everybody, and comes back as it was for who may delete it", async () => {
    const { id } = await createPreset(ctx, preset({ shared: true }));
    await deletePreset(ctx, { presetId: id });
    await expect(getPreset(ctx, { presetId: id })).rejects.toMatchObject({ status: 404 });
    const late = updatePreset(ctx, { presetId: id, version: 1, name: "x" });
    await expect(late).rejects.toMatchObject({ status: 404 });
    await expect(restorePreset(other, { presetId: id })).rejects.toMatchObject({ status: 403 });
    expect(await restorePreset(ctx, { presetId: id })).toMatchObject({ name: "Support", version: 1 });
    expect(await ids(other)).toEqual([id]);
  });

  it("cannot be brought back after 30 days, and is deleted for good by the next deletion", async () => {
    const [old, recent] = [await createPreset(ctx, preset()), await createPreset(ctx, preset())];
    await deletePreset(ctx, { presetId: old.id });
    const later = atTime(ctx, addMs(ctx.now, 31 * DAY_MS));
    await expect(restorePreset(later, { presetId: old.id })).rejects.toMatchObject({ status: 404 });
    await deletePreset(later, { presetId: recent.id });
    expect(
      (await db().playgroundPreset.findMany({ where: { orgId: ctx.orgId } })).map(({ id }) => id),
    ).toEqual([recent.id]);
  });
});

describe("what a preset refuses", () => {
  const issuesOf = (over: object) => {
    const parsed = createPresetEndpoint.body.safeParse(preset(over));
    return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => [path.join("."), message]);
  };
  const message = (text: string) => ({ role: "user" as const, content: [{ type: "text" as const, text }] });

  it("a secret, by the place where it is", () => {
    const secret = generateKeySecret("live");
    const [pane] = setup().panes;
    const panes = [{ ...pane!, messages: [message("fine"), message(`Call with ${secret}`)] }];
    const [issue] = issuesOf({ setup: setup({ panes }) });
    expect(issue).toEqual([
      "setup.panes.0.messages.1.content.0.text",
      expect.stringMatching(/^Message 2 of pane 1 holds what looks like a key of this/),
    ]);
    expect(issuesOf({ setup: setup({ system: secret }) })[0]![0]).toBe("setup.system");
    expect(issuesOf({ name: secret })[0]![0]).toBe("name");
    expect(issuesOf({ description: `sk-ant-api03-${"x1".repeat(30)}` })[0]![0]).toBe("description");
    expect(JSON.stringify(issuesOf({ name: secret }))).not.toContain(secret);
  });

  it("more than it may hold", () => {
    expect(issuesOf({ setup: setup({ system: "é".repeat(PRESET_BYTES_MAX / 2) }) })).toEqual([
      ["setup", expect.stringContaining("256 KiB")],
    ]);
    expect(issuesOf({ setup: setup({ system: "e".repeat(PRESET_BYTES_MAX - 5_000) }) })).toEqual([]);
  });
});
