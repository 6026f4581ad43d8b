import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/time";
import { db, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { ingestSettledCalls } from "../metering";
import { settledCall } from "../metering/testing";
import { asRole, atTime, createTestTenant } from "../projects/testing";
import {
  clearContentPolicy,
  deleteCallContent,
  forgetContent,
  getCallContent,
  getContentPolicy,
  getContentState,
  type KeptContent,
  keepContents,
  purgeContents,
  setContentPolicy,
  toSealedContent,
} from ".";
import { keptContent } from "./testing";

useTestDatabase();
type Tenant = Awaited<ReturnType<typeof createTestTenant>>;
let tenant: Tenant;
beforeAll(async () => {
  tenant = await createTestTenant();
});

async function keep(of: Tenant, over: Partial<KeptContent> = {}): Promise<KeptContent> {
  const content = keptContent(of, over);
  await keepContents(pool(), [toSealedContent(content)]);
  return content;
}

const rowsOf = (orgId: string) => db().callContent.findMany({ where: { orgId } });
const policy = { mode: "all", samplePercent: 100, retentionDays: 30 } as const;

describe("kept content", () => {
  it("is sealed in its row, and opened for whoever may read it, which is audited", async () => {
    const content = await keep(tenant);
    const row = await db().callContent.findFirstOrThrow({ where: { requestId: content.requestId } });
    expect(JSON.stringify(row)).not.toMatch(/moon|384/);
    const read = await getCallContent(tenant.ctx, { requestId: content.requestId });
    expect(read).toMatchObject({ prompt: content.prompt, answer: content.answer, wire: "chat" });
    const audited = await db().auditEvent.findMany({
      where: { orgId: tenant.orgId, action: "content.read" },
    });
    expect(audited).toMatchObject([{ targetId: content.requestId, actorId: tenant.userId }]);
  });

  it("cannot be opened from another tenant's row", async () => {
    const other = await createTestTenant();
    const content = await keep(tenant);
    await pool().query("UPDATE call_content SET org_id = $1 WHERE request_id = $2", [
      other.orgId,
      content.requestId,
    ]);
    await expect(getCallContent(other.ctx, { requestId: content.requestId })).rejects.toThrow();
  });

  it("is not for a viewer, and another tenant's is the same 404 as none", async () => {
    const { requestId } = await keep(tenant);
    await expect(getCallContent(asRole(tenant.ctx, "viewer"), { requestId })).rejects.toMatchObject({
      status: 403,
    });
    const stranger = await createTestTenant();
    for (const id of [requestId, newId("request")]) {
      const absent = { status: 404, message: "No such kept prompt and answer." };
      await expect(getCallContent(stranger.ctx, { requestId: id })).rejects.toMatchObject(absent);
      await expect(deleteCallContent(stranger.ctx, { requestId: id })).rejects.toMatchObject(absent);
      await expect(getContentState(stranger.ctx, { requestId: id })).rejects.toMatchObject({ status: 404 });
    }
  });

  it("that is kept again is there once, as it was first", async () => {
    const content = await keep(tenant);
    await keepContents(pool(), [toSealedContent({ ...content, answer: '"other"' })]);
    const read = await getCallContent(tenant.ctx, { requestId: content.requestId });
    expect(read.answer).toBe(content.answer);
  });

  it("of one call is deleted at once, by those who may write, and the call stays", async () => {
    const call = settledCall(tenant);
    await ingestSettledCalls(pool(), "gwi_test", [call]);
    const { requestId } = await keep(tenant, { requestId: call.requestId, startedAtMs: call.startedAtMs });
    expect(await getContentState(tenant.ctx, { requestId })).toMatchObject({ kept: true, mode: "none" });
    await expect(deleteCallContent(asRole(tenant.ctx, "developer"), { requestId })).rejects.toMatchObject({
      status: 403,
    });
    await deleteCallContent(tenant.ctx, { requestId });
    expect(await getContentState(tenant.ctx, { requestId })).toMatchObject({ kept: false, expiresAt: null });
    await expect(getCallContent(tenant.ctx, { requestId })).rejects.toMatchObject({ status: 404 });
  });
});

describe("retention", () => {
  it("is exact: a moment before its end content is read and not purged, at it neither", async () => {
    const own = await createTestTenant();
    const { requestId, startedAtMs } = await keep(own, { retentionDays: 2 });
    const end = new Date(startedAtMs + 2 * DAY_MS);
    const before = addMs(end, -1);
    await expect(getCallContent(atTime(own.ctx, before), { requestId })).resolves.toMatchObject({
      expiresAt: end,
    });
    await expect(getCallContent(atTime(own.ctx, end), { requestId })).rejects.toMatchObject({ status: 404 });
    await purgeContents(pool(), before);
    expect(await rowsOf(own.orgId)).toHaveLength(1);
    await purgeContents(pool(), end);
    expect(await rowsOf(own.orgId)).toHaveLength(0);
  });

  it("that is shortened holds for what is kept already, in the projects that follow; a longer one does not", async () => {
    const own = await createTestTenant();
    const apart = { ...own, projectId: newId("project") };
    await db().project.create({
      data: { id: apart.projectId, orgId: own.orgId, name: "Apart", slug: "apart" },
    });
    await setContentPolicy(own.ctx, { ...policy, projectId: apart.projectId });
    const old = { startedAtMs: own.ctx.now.getTime() - 5 * DAY_MS };
    const [mine, theirs] = [await keep(own, old), await keep(apart, old)];
    await setContentPolicy(own.ctx, { ...policy, retentionDays: 4 });
    await expect(getCallContent(own.ctx, mine)).rejects.toMatchObject({ status: 404 });
    await expect(getCallContent(own.ctx, theirs)).resolves.toMatchObject({ requestId: theirs.requestId });
    await purgeContents(pool(), own.ctx.now);
    expect(await rowsOf(own.orgId)).toMatchObject([{ requestId: theirs.requestId }]);

    await setContentPolicy(own.ctx, { ...policy, projectId: apart.projectId, retentionDays: 365 });
    const later = atTime(own.ctx, addMs(own.ctx.now, 25 * DAY_MS));
    await expect(getCallContent(later, theirs)).rejects.toMatchObject({ status: 404 });
    await clearContentPolicy(own.ctx, { projectId: apart.projectId });
    await expect(getCallContent(own.ctx, theirs)).rejects.toMatchObject({ status: 404 });
  });

  it("ends at once for what is deleted, also where it lands later, and not for what comes", async () => {
    const own = await createTestTenant();
    const at = own.ctx.now.getTime();
    const kept = await keep(own, { startedAtMs: at - HOUR_MS });
    await forgetContent(own.ctx, {});
    const late = await keep(own, { startedAtMs: at - 1 });
    const next = await keep(own, { startedAtMs: at + 1 });
    for (const gone of [kept, late])
      await expect(getCallContent(own.ctx, gone)).rejects.toMatchObject({ status: 404 });
    expect(await getContentPolicy(own.ctx)).toMatchObject({ keptCalls: 1, oldestAt: new Date(at + 1) });
    await purgeContents(pool(), own.ctx.now);
    expect(await rowsOf(own.orgId)).toMatchObject([{ requestId: next.requestId }]);
  });
});

describe("the policy", () => {
  it("keeps nothing until it is set, is set by those who may write, and is audited", async () => {
    const own = await createTestTenant();
    expect(await getContentPolicy(own.ctx)).toMatchObject({
      org: { mode: "none" },
      projects: [],
      keptCalls: 0,
    });
    await expect(setContentPolicy(asRole(own.ctx, "developer"), policy)).rejects.toMatchObject({
      status: 403,
    });
    await expect(forgetContent(asRole(own.ctx, "developer"), {})).rejects.toMatchObject({ status: 403 });
    await setContentPolicy(own.ctx, { mode: "errors", samplePercent: 100, retentionDays: 7 });
    await setContentPolicy(own.ctx, { ...policy, projectId: own.projectId });
    expect(await getContentPolicy(own.ctx)).toMatchObject({
      org: { mode: "errors", retentionDays: 7 },
      projects: [{ projectId: own.projectId, projectName: "Default", mode: "all" }],
    });
    await forgetContent(own.ctx, { projectId: own.projectId });
    const audited = await db().auditEvent.findMany({ where: { orgId: own.orgId } });
    expect(audited.map(({ action, targetId }) => `${action} ${targetId}`).sort()).toEqual([
      `content.forget ${own.projectId}`,
      `content.policy ${own.orgId}`,
      `content.policy ${own.projectId}`,
    ]);
  });

  it("of another tenant's project is the same 404 as of none", async () => {
    const other = await createTestTenant();
    for (const projectId of [other.projectId, newId("project")]) {
      const absent = { status: 404, message: "No such project." };
      await expect(setContentPolicy(tenant.ctx, { ...policy, projectId })).rejects.toMatchObject(absent);
      await expect(clearContentPolicy(tenant.ctx, { projectId })).rejects.toMatchObject(absent);
      await expect(forgetContent(tenant.ctx, { projectId })).rejects.toMatchObject(absent);
    }
  });
});
