import { beforeAll, expect, it } from "vitest";
import type { Ctx } from "@/lib/access";
import { votePlaygroundEndpoint } from "@/lib/contract/playground";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { asRole, createTestTenant } from "../projects/testing";
import { votePlayground } from ".";

useTestDatabase();
let ctx: Ctx;
beforeAll(async () => {
  ({ ctx } = await createTestTenant());
});

const candidates = ["m/one", "m/two"].map((model) => ({ model, requestId: newId("request") }));
const tie = { turn: "t1", verdict: "tie" as const, winnerRequestId: null, candidates };
const better = { ...tie, verdict: "better" as const, winnerRequestId: candidates[1]!.requestId };

it("a person has one vote on a turn: a second replaces the first", async () => {
  const first = await votePlayground(ctx, tie);
  const second = await votePlayground(ctx, better);
  expect(second.id).toBe(first.id);
  const rows = await db().playgroundVote.findMany({ where: { orgId: ctx.orgId } });
  expect(rows).toMatchObject([
    {
      voterId: ctx.actor.userId,
      verdict: "better",
      winnerRequestId: candidates[1]!.requestId,
      models: ["m/one", "m/two"],
      requestIds: candidates.map(({ requestId }) => requestId),
    },
  ]);
});

it("the same turn name in another organization is another turn", async () => {
  const other = await createTestTenant();
  await votePlayground(other.ctx, tie);
  expect(await db().playgroundVote.count({ where: { orgId: other.ctx.orgId } })).toBe(1);
});

it("a viewer does not vote", async () => {
  await expect(votePlayground(asRole(ctx, "viewer"), tie)).rejects.toMatchObject({ status: 403 });
});

it("a better answer is named, is one of the candidates, and only then", () => {
  const { body } = votePlaygroundEndpoint;
  expect(body.safeParse(better).success).toBe(true);
  expect(body.safeParse({ ...better, winnerRequestId: null }).success).toBe(false);
  expect(body.safeParse({ ...better, winnerRequestId: newId("request") }).success).toBe(false);
  expect(body.safeParse({ ...tie, winnerRequestId: candidates[0]!.requestId }).success).toBe(false);
  expect(body.safeParse({ ...tie, candidates: candidates.slice(0, 1) }).success).toBe(false);
});
