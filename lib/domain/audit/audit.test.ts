import { expect, test } from "vitest";
import type { BaseCtx } from "@/lib/access";
import { newId } from "@/lib/core/ids";
import { db, inPoolTransaction, inTransaction, pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { asRole, createTestTenant } from "../projects/testing";
import { listAudit, recordAudit, recordAuditOn } from "./index";

useTestDatabase();

const entry = (action: string) => ({
  action,
  targetType: "key",
  targetId: "key_1",
  data: { name: "Backend" },
});

test("an audit row lives and dies with the change that it tells of", async () => {
  const { ctx } = await createTestTenant();
  const undone = inTransaction(async (tx) => {
    await recordAudit(tx, ctx, entry("key.create"));
    throw new Error("the change failed");
  });
  await expect(undone).rejects.toThrow("the change failed");
  expect((await listAudit(ctx, { limit: 10 })).items).toEqual([]);
});

test("whoever looks as somebody else is the actor, and on whose behalf stands beside it, by either way to write", async () => {
  const { ctx, orgId } = await createTestTenant();
  const operatorId = newId("user");
  const of = { id: newId("impersonation"), operatorId, orgId, orgSlug: "acme", role: "owner" } as const;
  const asMember = (memberId: string | null) => {
    const impersonation = { ...of, memberId, expiresAt: ctx.now };
    const userId = memberId ?? operatorId;
    return {
      ...ctx,
      actor: { type: "user", userId, role: "owner", isOperator: false, impersonation } as const,
    };
  };
  await recordAudit(db(), asMember(ctx.actor.userId), entry("key.create"));
  await inPoolTransaction(pool(), (client) => recordAuditOn(client, asMember(null), entry("key.update")));
  await recordAudit(db(), ctx, entry("key.revoke"));
  const { items } = await listAudit(ctx, { limit: 10 });
  const told = Object.fromEntries(
    items.map(({ action, actorId, onBehalfOf, onBehalfOfName }) => [
      action,
      [actorId, onBehalfOf, onBehalfOfName],
    ]),
  );
  expect(told).toEqual({
    "key.create": [operatorId, ctx.actor.userId, "Ada"],
    "key.update": [operatorId, "viewer", "A viewer"],
    "key.revoke": [ctx.actor.userId, null, null],
  });
});

test("nobody edits or deletes an audit row, not even by SQL", async () => {
  const { ctx } = await createTestTenant();
  await recordAudit(db(), ctx, entry("key.create"));
  const where = `WHERE org_id = '${ctx.orgId}'`;
  await expect(pool().query(`UPDATE audit_event SET action = 'nothing' ${where}`)).rejects.toThrow(
    "append-only",
  );
  await expect(pool().query(`DELETE FROM audit_event ${where}`)).rejects.toThrow("append-only");
});

test("the list is the organization's own, newest first, in pages, with names, for owners and admins only", async () => {
  const mine = await createTestTenant();
  const other = await createTestTenant();
  for (const action of ["key.create", "key.update", "key.revoke"])
    await recordAudit(db(), mine.ctx, entry(action));
  await recordAudit(db(), other.ctx, entry("key.create"));
  const robot: BaseCtx = {
    actor: { type: "system", userId: "rotation" },
    now: mine.ctx.now,
    requestId: newId("request"),
  };
  await recordAudit(db(), { ...robot, orgId: mine.orgId }, entry("key.rotate"));
  const first = await listAudit(mine.ctx, { limit: 3 });
  const rest = await listAudit(mine.ctx, { limit: 3, cursor: first.nextCursor! });
  const all = [...first.items, ...rest.items];
  expect(all).toHaveLength(4);
  expect(rest.nextCursor).toBeNull();
  expect(all.map(({ id }) => id)).toEqual(
    all
      .map(({ id }) => id)
      .toSorted()
      .reverse(),
  );
  expect(new Set(all.map(({ actorName }) => actorName))).toEqual(new Set(["Ada", "Turnpike"]));
  expect((await listAudit(mine.ctx, { limit: 10, action: "key.rotate" })).items).toHaveLength(1);
  await expect(listAudit(asRole(mine.ctx, "developer"), { limit: 10 })).rejects.toMatchObject({
    status: 403,
  });
});
