import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { defineEndpoint } from "@/lib/contract/endpoint";
import { orgParams } from "@/lib/contract/wire";
import { AppError } from "@/lib/core/errors";
import { addMs, DAY_MS, now } from "@/lib/core/time";
import { db, inTransaction, withEachTransaction } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { claimOnce, keepAnswer, markWritten, releaseClaim } from "@/lib/domain/idempotency";
import { route } from "./route";
import { newPerson, newWorld, type Person, type World } from "./testing/world";

useTestDatabase();

let world: World;
let ada: Person;
beforeAll(async () => {
  world = await newWorld();
  ada = world.a.owner;
}, 60_000);

const thingEndpoint = defineEndpoint({
  id: "things.create",
  method: "POST",
  path: "/api/orgs/{orgId}/things",
  tag: "Test",
  summary: "A thing",
  access: "org.write",
  params: orgParams,
  body: z.object({ name: z.string().max(50), tags: z.array(z.object({ key: z.string() })).optional() }),
  response: z.object({ id: z.string(), name: z.string() }),
  status: 201,
});

let runs = 0;
const makeThing = route(thingEndpoint, async (_ctx, input) => {
  runs += 1;
  if (input.name === "slow") await new Promise((resolve) => setTimeout(resolve, 300));
  if (input.name === "written") await inTransaction((tx) => tx.org.count());
  if (input.name === "refused") throw new AppError("conflict", "No.");
  if (input.name === "broken") throw new Error("postgres://user:hunter2@db is down");
  return { id: `thing-${runs}`, name: input.name, passwordHash: "$argon2id$" };
});

type Options = { headers?: Record<string, string>; as?: Person | null; orgId?: string };

function post(body: unknown, { headers = {}, as = ada, orgId = world.a.orgId }: Options = {}) {
  const request = new Request(`http://localhost:3000/api/orgs/${orgId}/things`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(as && { cookie: as.cookie }), ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return makeThing(request, { params: Promise.resolve({ orgId }) });
}

const errorOf = async (response: Response) => ({ status: response.status, ...(await response.json()).error });

test("what the schema does not declare never leaves: a verb that returns a hash answers without it", async () => {
  const response = await post({ name: "a" });
  expect(response.status).toBe(201);
  expect(Object.keys(await response.json())).toEqual(["id", "name"]);
  expect(response.headers.get("cache-control")).toBe("no-store");
});

test("an unexpected failure is a 500 whose text stays here", async () => {
  const error = await errorOf(await post({ name: "broken" }));
  expect(error).toMatchObject({ status: 500, code: "server_error" });
  expect(JSON.stringify(error)).not.toContain("hunter2");
});

test.each([
  ["another site by Sec-Fetch-Site", { "sec-fetch-site": "cross-site" }],
  ["a sibling site", { "sec-fetch-site": "same-site" }],
  ["another site by Origin", { origin: "https://evil.example" }],
  ["a sandboxed page", { origin: "null" }],
])("a write from %s is refused, cookie or not", async (_, headers) => {
  expect(await errorOf(await post({ name: "a" }, { headers }))).toMatchObject({
    status: 403,
    layer: "origin",
  });
});

test("a write from the portal's own pages passes", async () => {
  const headers = { origin: "http://localhost:3000", "sec-fetch-site": "same-origin" };
  expect((await post({ name: "a" }, { headers })).status).toBe(201);
  const behindName = { origin: "https://portal.example", host: "portal.example" };
  expect((await post({ name: "a" }, { headers: behindName })).status).toBe(201);
});

test("a revoked or expired session, a foreign cookie and none are all 401", async () => {
  const person = await newPerson();
  const cookies = [null, { ...person, cookie: "turnpike-session=garbage" }, { ...person, cookie: "" }];
  for (const as of cookies) expect((await post({ name: "a" }, { as })).status).toBe(401);
  await db().member.create({ data: { orgId: world.a.orgId, userId: person.userId, role: "admin" } });
  expect((await post({ name: "a" }, { as: person })).status).toBe(201);
  await db().userSession.updateMany({ where: { userId: person.userId }, data: { expiresAt: now() } });
  expect((await post({ name: "a" }, { as: person })).status).toBe(401);
});

test("a member who is removed is a stranger from the next request on", async () => {
  const person = await newPerson();
  const { orgId } = world.b;
  await db().member.create({ data: { orgId, userId: person.userId, role: "admin" } });
  expect((await post({ name: "a" }, { as: person, orgId })).status).toBe(201);
  await db().member.delete({ where: { orgId_userId: { orgId, userId: person.userId } } });
  expect((await post({ name: "a" }, { as: person, orgId })).status).toBe(404);
});

test.each([
  ["a missing field", {}, "name"],
  ["a wrong type", { name: 5 }, "name"],
  ["a field inside a list", { name: "a", tags: [{ key: "k" }, {}] }, "tags[1].key"],
  ["a NUL", { name: "a\0b" }, "name"],
  ["half a surrogate pair", '{"name":"\\ud83d"}', "name"],
  ["a list in place of the body", "[]", null],
])("%s is a 400 that names it", async (_, body, param) => {
  const error = await errorOf(await post(body));
  expect(error).toMatchObject({ status: 400, type: "invalid_request_error", param });
});

test("hostile bodies are refused by their cause and none is a 5xx", async () => {
  expect(await errorOf(await post(`{"name":"${"x".repeat(1_100_000)}"}`))).toMatchObject({ status: 413 });
  expect(await errorOf(await post(`{"name":${"[".repeat(5_000)}${"]".repeat(5_000)}}`))).toMatchObject({
    status: 400,
  });
  const headers = { "content-type": "text/plain" };
  expect(await errorOf(await post({ name: "a" }, { headers }))).toMatchObject({
    code: "unsupported_content_type",
  });
  const polluted = await post('{"name":"a","__proto__":{"name":"b"},"constructor":1}');
  expect(await polluted.json()).toMatchObject({ name: "a" });
});

test("an Idempotency-Key runs the write once and replays its first answer, also to a duplicate in flight", async () => {
  const headers = { "idempotency-key": "k-1" };
  const before = runs;
  const answers = await Promise.all(Array.from({ length: 5 }, () => post({ name: "slow" }, { headers })));
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(bodies).size).toBe(1);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
  expect(answers.filter((answer) => answer.headers.get("idempotency-replayed"))).toHaveLength(4);
  expect(runs - before).toBe(1);
});

test("the same key with another body is 409, and the same key of somebody else is another key", async () => {
  const headers = { "idempotency-key": "k-2" };
  const first = await (await post({ name: "a" }, { headers })).json();
  expect(await errorOf(await post({ name: "b" }, { headers }))).toMatchObject({
    status: 409,
    code: "idempotency_conflict",
  });
  const other = await post({ name: "b" }, { headers, as: world.b.owner, orgId: world.b.orgId });
  expect((await other.json()).id).not.toBe(first.id);
});

test("a failure is not kept: the key may be used again", async () => {
  const headers = { "idempotency-key": "k-3" };
  const before = runs;
  for (let i = 0; i < 2; i++) expect((await post({ name: "refused" }, { headers })).status).toBe(409);
  expect(runs - before).toBe(2);
  expect(
    await errorOf(await post({ name: "a" }, { headers: { "idempotency-key": "x".repeat(256) } })),
  ).toMatchObject({
    param: "Idempotency-Key",
  });
});

test("a write that was committed before its process died is never run again: 409 says that its answer is lost", async () => {
  const at = now();
  expect(await claimOnce("c-2", "h", at)).toEqual({ outcome: "ours" });
  await withEachTransaction(
    (tx) => markWritten(tx, "c-2", at),
    () => inTransaction((tx) => tx.org.findFirst()),
  );
  expect(await claimOnce("c-2", "h", addMs(at, 59_000))).toEqual({ outcome: "running" });
  expect(await claimOnce("c-2", "h", addMs(at, 61_000))).toEqual({ outcome: "lost" });
  expect(await claimOnce("c-2", "h", addMs(at, DAY_MS))).toEqual({ outcome: "ours" });
});

test("a verb's own transaction commits the mark of its Idempotency-Key", async () => {
  await post({ name: "written" }, { headers: { "idempotency-key": "k-4" } });
  expect(await db().idempotencyRecord.count({ where: { writtenAt: { not: null }, status: 201 } })).toBe(1);
});

test("a write that was rolled back leaves no mark, so that it may run again", async () => {
  const at = now();
  await claimOnce("c-3", "h", at);
  const failing = withEachTransaction(
    (tx) => markWritten(tx, "c-3", at),
    () => inTransaction(() => Promise.reject(new Error("rolled back"))),
  );
  await expect(failing).rejects.toThrow("rolled back");
  expect(await claimOnce("c-3", "h", addMs(at, 61_000))).toEqual({ outcome: "ours" });
});

test("a kept answer is encrypted, lives a day, and a claim whose process died can be taken over after a minute", async () => {
  const at = now();
  expect(await claimOnce("c-1", "h", at)).toEqual({ outcome: "ours" });
  expect(await claimOnce("c-1", "h", addMs(at, 59_000))).toEqual({ outcome: "running" });
  expect(await claimOnce("c-1", "h", addMs(at, 61_000))).toEqual({ outcome: "ours" });
  await keepAnswer("c-1", { status: 201, body: "tp_live_secret" }, at);
  await releaseClaim("c-1");
  expect(JSON.stringify(await db().idempotencyRecord.findMany())).not.toContain("tp_live_secret");
  expect(await claimOnce("c-1", "h", addMs(at, DAY_MS - 1))).toMatchObject({
    answer: { body: "tp_live_secret" },
  });
  expect(await claimOnce("c-1", "other", addMs(at, DAY_MS))).toEqual({ outcome: "ours" });
});
