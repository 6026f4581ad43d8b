import { expect, test } from "vitest";
import type { Ctx } from "@/lib/access";
import { MAIL_KINDS } from "@/lib/contract/member-mail";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createTestTenant } from "../../projects/testing";
import { getMemberMail, updateMemberMail } from "..";

useTestDatabase();

test("a member gets every mail until they choose, and chooses for themselves alone, in this organization alone", async () => {
  const tenant = await createTestTenant();
  const other = await createTestTenant();
  const { ctx } = tenant;
  expect(await getMemberMail(ctx)).toEqual({ kinds: [...MAIL_KINDS] });
  expect(await updateMemberMail(ctx, { kinds: ["credit"] })).toEqual({ kinds: ["credit"] });
  expect(await getMemberMail(ctx)).toEqual({ kinds: ["credit"] });
  expect(await getMemberMail(other.ctx)).toEqual({ kinds: [...MAIL_KINDS] });
  const muted = await db().member.findMany({ where: { mutedMail: { isEmpty: false } } });
  expect(muted.map(({ orgId, userId }) => [orgId, userId])).toEqual([[ctx.orgId, ctx.actor.userId]]);
});

test("who is no member of the organization has no choice to make there", async () => {
  const { ctx } = await createTestTenant();
  const stranger: Ctx = { ...ctx, actor: { ...ctx.actor, userId: "usr_stranger" } as Ctx["actor"] };
  await expect(getMemberMail(stranger)).rejects.toMatchObject({ code: "not_found" });
  await expect(updateMemberMail(stranger, { kinds: [] })).rejects.toMatchObject({ code: "not_found" });
});
