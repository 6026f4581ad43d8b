import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { listAuditEndpoint } from "@/lib/contract/audit";
import type { Endpoint } from "@/lib/contract/endpoint";
import { ENDPOINTS } from "@/lib/contract/endpoints";
import { endImpersonationEndpoint, startImpersonationEndpoint } from "@/lib/contract/impersonation";
import { getMeEndpoint } from "@/lib/contract/me";
import { listMyOrgsEndpoint } from "@/lib/contract/orgs";
import { listProjectsEndpoint } from "@/lib/contract/projects";
import { listTenantsEndpoint } from "@/lib/contract/tenants";
import { addMs, MINUTE_MS, now, SECOND_MS } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { endImpersonationOf, endLapsed } from "@/lib/domain/impersonation";
import { findCaller } from "./caller";
import { send } from "./testing/send";
import { newMember, newOperator, newWorld, type Person, type World } from "./testing/world";

useTestDatabase();

let world: World;
beforeAll(async () => {
  world = await newWorld();
}, 60_000);

type Operator = Awaited<ReturnType<typeof newOperator>>;
const REASON = "Ticket 4711: an empty chart";
const tenantParams = () => ({ tenantId: world.a.orgId });
const orgParams = () => ({ orgId: world.a.orgId });

const start = (as: Person, body: object = {}, params = tenantParams()) =>
  send(startImpersonationEndpoint, { as, params, body: { reason: REASON, ...body } });
const end = (as: Person) => send(endImpersonationEndpoint, { as });
const errorOf = async (response: Response) => ({ status: response.status, ...(await response.json()).error });

async function startedAs(userId: string | null): Promise<Operator> {
  const operator = await newOperator();
  expect((await start(operator, { userId })).status).toBe(201);
  return operator;
}

/** What the operator's cookie is at a time: whom they look as, or null for themselves. */
async function whoAt(operator: Operator, at = now()) {
  const caller = await findCaller(new Headers({ cookie: operator.cookie }), at);
  return caller?.impersonation ? { id: caller.id, isOperator: caller.isOperator } : null;
}

const logOf = async (operator: Operator) =>
  (
    await db().auditEvent.findMany({
      where: { orgId: world.a.orgId, actorId: operator.userId, action: { startsWith: "impersonation." } },
      orderBy: { id: "asc" },
    })
  ).map(({ action, onBehalfOf, data }) => ({ action, onBehalfOf, data }));

test("an operator sees what a member sees, as nobody else's operator, and the tenant reads who, why and until when", async () => {
  const member = await newMember(world.a, "developer");
  const operator = await startedAs(member.userId);
  expect(await whoAt(operator)).toEqual({ id: member.userId, isOperator: false });
  expect((await send(listProjectsEndpoint, { as: operator, params: orgParams() })).status).toBe(200);
  const orgs = await (await send(listMyOrgsEndpoint, { as: operator })).json();
  expect(orgs.items).toMatchObject([{ id: world.a.orgId, role: "developer" }]);
  expect(await errorOf(await send(listAuditEndpoint, { as: operator, params: orgParams() }))).toMatchObject({
    status: 403,
    permission: "audit.read",
  });
  expect(await (await end(operator)).json()).toEqual({ orgSlug: expect.any(String) });
  const log = await (await send(listAuditEndpoint, { as: world.a.owner, params: orgParams() })).json();
  const [stopped, began] = log.items;
  const told = { actorId: operator.userId, onBehalfOf: member.userId, onBehalfOfName: "Ada" };
  expect(stopped).toMatchObject({ ...told, action: "impersonation.end", data: { how: "ended" } });
  expect(began).toMatchObject({ ...told, action: "impersonation.start" });
  expect(began.data).toEqual({ reason: REASON, role: "developer", until: expect.any(String) });
  expect(await whoAt(operator)).toBeNull();
});

test("as a viewer one is nobody of the organization and reads what viewers read", async () => {
  const operator = await startedAs(null);
  const orgs = await (await send(listMyOrgsEndpoint, { as: operator })).json();
  expect(orgs.items).toMatchObject([{ id: world.a.orgId, role: "viewer" }]);
  expect((await send(listProjectsEndpoint, { as: operator, params: orgParams() })).status).toBe(200);
  expect(await logOf(operator)).toMatchObject([{ action: "impersonation.start", onBehalfOf: "viewer" }]);
});

describe("whoever looks as the owner", () => {
  let operator: Operator;
  beforeAll(async () => {
    operator = await startedAs(world.a.owner.userId);
  });
  const idsFor = (endpoint: Endpoint) => {
    const names = Object.keys(endpoint.params.shape);
    return Object.fromEntries(names.map((name) => [name, name === "orgId" ? world.a.orgId : "x_1"]));
  };
  const writes = ENDPOINTS.filter(({ method, id }) => method !== "GET" && id !== endImpersonationEndpoint.id);

  test.each(writes.map((endpoint) => [endpoint.id, endpoint] as const))(
    "cannot write by %s: 403 before anything is read",
    async (_, endpoint) => {
      const answer = await send(endpoint, { as: operator, params: idsFor(endpoint), body: "{" });
      expect(await errorOf(answer)).toMatchObject({ status: 403, layer: "impersonation" });
    },
  );

  const own = ENDPOINTS.filter(
    ({ method, access, params, id }) =>
      method === "GET" && access !== "public" && !("orgId" in params.shape) && id !== listMyOrgsEndpoint.id,
  );
  test.each(own.map((endpoint) => [endpoint.id, endpoint] as const))(
    "cannot read %s: neither an account nor what operators see",
    async (_, endpoint) => {
      const answer = await send(endpoint, { as: operator, params: idsFor(endpoint) });
      expect(await errorOf(answer)).toMatchObject({ status: 403, layer: "impersonation" });
    },
  );

  const inOrg = ENDPOINTS.filter(({ method, params }) => method === "GET" && "orgId" in params.shape);
  test.each(inOrg.map((endpoint) => [endpoint.id, endpoint] as const))(
    "cannot read %s of another organization: the stranger's 404",
    async (_, endpoint) => {
      const params = { ...idsFor(endpoint), orgId: world.b.orgId };
      expect((await send(endpoint, { as: operator, params })).status).toBe(404);
    },
  );

  test("is shown no prompts and answers, which the owner may read", async () => {
    const content = ENDPOINTS.filter(({ method, access }) => method === "GET" && access === "content.read");
    expect(content.length).toBeGreaterThan(0);
    for (const endpoint of content) {
      const answer = await send(endpoint, { as: operator, params: idsFor(endpoint) });
      expect(await errorOf(answer)).toMatchObject({
        status: 403,
        layer: "impersonation",
        permission: "content.read",
      });
    }
  });
});

describe("an impersonation that holds no longer gives no right of the other", () => {
  test.each<[string, (operator: Operator, member: Person) => Promise<Date | undefined>, boolean]>([
    ["its time is over", async () => addMs(now(), 60 * MINUTE_MS), true],
    [
      "the member left",
      async (_, { userId }) => {
        await db().member.deleteMany({ where: { userId } });
        return undefined;
      },
      true,
    ],
    [
      "the member became an operator",
      async (_, { userId }) => {
        await db().user.update({ where: { id: userId }, data: { isOperator: true } });
        return undefined;
      },
      true,
    ],
    [
      "the organization was closed",
      async () => {
        await db().org.update({ where: { id: world.a.orgId }, data: { closedAt: now() } });
        return undefined;
      },
      true,
    ],
    [
      "the operator is one no longer",
      async ({ userId }) => {
        await db().user.update({ where: { id: userId }, data: { isOperator: false } });
        return undefined;
      },
      true,
    ],
    [
      "the session was revoked",
      async ({ sessionId }) => {
        await db().userSession.update({ where: { id: sessionId }, data: { revokedAt: now() } });
        return undefined;
      },
      false,
    ],
  ])("once %s", async (_, happen, isSignedIn) => {
    const member = await newMember(world.a, "admin");
    const operator = await startedAs(member.userId);
    expect(await whoAt(operator)).toMatchObject({ id: member.userId });
    const at = (await happen(operator, member)) ?? now();
    const caller = await findCaller(new Headers({ cookie: operator.cookie }), at);
    expect(caller?.id).toBe(isSignedIn ? operator.userId : undefined);
    expect(caller?.impersonation).toBeUndefined();
    await endLapsed(at);
    await endLapsed(at);
    const log = await logOf(operator);
    expect(log.map(({ action }) => action)).toEqual(["impersonation.start", "impersonation.end"]);
    expect(log[1]!.onBehalfOf).toBe(member.userId);
  });

  afterEach(async () => {
    await db().org.update({ where: { id: world.a.orgId }, data: { closedAt: null } });
  });

  test("until the last second it holds, and a job leaves alone what holds", async () => {
    const member = await newMember(world.a, "viewer");
    const operator = await newOperator();
    const { expiresAt } = await (await start(operator, { userId: member.userId, minutes: 5 })).json();
    const last = addMs(new Date(expiresAt), -SECOND_MS);
    await endLapsed(last);
    expect(await whoAt(operator, last)).toMatchObject({ id: member.userId });
    expect(await whoAt(operator, new Date(expiresAt))).toBeNull();
  });

  test("signing out ends it, and says so once", async () => {
    const operator = await startedAs(null);
    await endImpersonationOf(operator.sessionId, now());
    await endImpersonationOf(operator.sessionId, now());
    expect(await whoAt(operator)).toBeNull();
    expect((await logOf(operator)).map(({ data }) => data)).toMatchObject([{}, { how: "signed_out" }]);
  });

  test("ended, it is a 404 to end again, and the operator is the operator again", async () => {
    const operator = await startedAs(world.a.owner.userId);
    expect((await end(operator)).status).toBe(200);
    expect((await end(operator)).status).toBe(404);
    expect((await send(listTenantsEndpoint, { as: operator })).status).toBe(200);
    expect((await send(getMeEndpoint, { as: operator })).status).toBe(200);
    expect((await send(listProjectsEndpoint, { as: operator, params: orgParams() })).status).toBe(404);
  });
});

describe("a start is refused", () => {
  test("to whoever is no operator, a tenant's owner included", async () => {
    expect((await start(world.a.owner)).status).toBe(403);
    expect((await send(startImpersonationEndpoint, { as: null, params: tenantParams() })).status).toBe(401);
  });

  test("as another operator, also one who is a member, and as oneself", async () => {
    const colleague = await newMember(world.a, "owner");
    await db().user.update({ where: { id: colleague.userId }, data: { isOperator: true } });
    const operator = await newOperator();
    const refused = await errorOf(await start(operator, { userId: colleague.userId }));
    expect(refused).toMatchObject({ status: 403, layer: "impersonation", param: "userId" });
    await db().member.create({ data: { orgId: world.a.orgId, userId: operator.userId, role: "owner" } });
    expect((await start(operator, { userId: operator.userId })).status).toBe(403);
    expect(await whoAt(operator)).toBeNull();
  });

  test("as somebody of another organization, and in none: the same 404 as nobody", async () => {
    const operator = await newOperator();
    for (const userId of [world.b.owner.userId, "usr_nobody"]) {
      expect((await start(operator, { userId })).status).toBe(404);
    }
    expect((await start(operator, {}, { tenantId: "org_none" })).status).toBe(404);
  });

  test("into an organization that is closed", async () => {
    await db().org.update({ where: { id: world.b.orgId }, data: { closedAt: now() } });
    expect((await start(await newOperator(), {}, { tenantId: world.b.orgId })).status).toBe(409);
    await db().org.update({ where: { id: world.b.orgId }, data: { closedAt: null } });
  });

  test("while one looks as somebody already, from within as by a second request at once", async () => {
    const operator = await newOperator();
    const answers = await Promise.all([start(operator), start(operator), start(operator)]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(201);
    expect(statuses.slice(1).every((status) => status === 409 || status === 403)).toBe(true);
    expect(await db().impersonation.count({ where: { sessionId: operator.sessionId } })).toBe(1);
    expect(await errorOf(await start(operator))).toMatchObject({ status: 403, layer: "impersonation" });
  });

  test.each([
    ["without a reason", { reason: "   help   " }],
    ["for longer than an hour", { minutes: 61 }],
    ["for no time", { minutes: 0 }],
  ])("%s", async (_, body) => {
    expect((await start(await newOperator(), body)).status).toBe(400);
  });

  test("from another site", async () => {
    const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    const operator = await newOperator();
    const body = { reason: REASON };
    const sent = { as: operator, params: tenantParams(), headers, body };
    expect((await send(startImpersonationEndpoint, sent)).status).toBe(403);
    expect(await whoAt(operator)).toBeNull();
  });
});

test("an operator who is a member looks as a viewer without the rights of their own", async () => {
  const operator = await newOperator();
  await db().member.create({ data: { orgId: world.a.orgId, userId: operator.userId, role: "owner" } });
  expect((await start(operator)).status).toBe(201);
  expect((await send(listAuditEndpoint, { as: operator, params: orgParams() })).status).toBe(403);
  await end(operator);
  expect((await send(listAuditEndpoint, { as: operator, params: orgParams() })).status).toBe(200);
});

test("a second session of the operator looks as nobody else", async () => {
  const operator = await startedAs(world.a.owner.userId);
  const other = { ...operator, ...(await newOperator()) };
  await db().userSession.update({ where: { id: other.sessionId }, data: { userId: operator.userId } });
  expect(await whoAt(other)).toBeNull();
  expect(await whoAt(operator)).toMatchObject({ id: world.a.owner.userId });
});
