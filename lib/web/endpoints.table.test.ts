import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { can, type Permission, ROLES } from "@/lib/access";
import type { Endpoint } from "@/lib/contract/endpoint";
import { ENDPOINTS } from "@/lib/contract/endpoints";
import { useTestDatabase } from "@/lib/db/testing";
import { FIXTURES, type Fixture } from "./testing/fixtures";
import { loadRoute, routeFiles, send } from "./testing/send";
import { newMember, newPerson, newWorld, type Person, type Tenant, type World } from "./testing/world";

useTestDatabase();

let world: World;
beforeAll(async () => {
  world = await newWorld();
}, 60_000);

/** Doors that are not the management API: next-auth's own, and the probe of load balancers. */
const OTHER_DOORS = new Set(["/api/health"]);
const METHODS = ["GET", "POST", "PATCH", "PUT", "DELETE"];

const isInOrg = (endpoint: Endpoint) => "orgId" in endpoint.params.shape;
const bodyFields = (endpoint: Endpoint) =>
  endpoint.body instanceof z.ZodObject ? Object.keys(endpoint.body.shape) : [];

async function fixtureOf(endpoint: Endpoint, tenant: Tenant = world.a) {
  const fixture = await FIXTURES[endpoint.id]!(tenant, world);
  const usual: Person = endpoint.access === "operator" ? world.operator : tenant.owner;
  const params = { ...(isInOrg(endpoint) && { orgId: tenant.orgId }), ...fixture.params };
  return {
    body: bodyFields(endpoint).length > 0 ? {} : undefined,
    ...fixture,
    as: fixture.as ?? usual,
    params,
  };
}

const bodyOf = async (response: Response) => ({ status: response.status, body: await response.json() });

/** Somebody signed in who lacks what the endpoint asks for, or null when everybody has it. */
async function findUnentitled(endpoint: Endpoint): Promise<Person | null> {
  if (endpoint.access === "public" || endpoint.access === "signed_in") return null;
  if (endpoint.access === "operator") return world.a.owner;
  const role = ROLES.find((candidate) => !can(candidate, endpoint.access as Permission));
  return role ? newMember(world.a, role) : null;
}

test("every endpoint has a route file with its method, and every route file an endpoint", async () => {
  const declared = ENDPOINTS.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(declared).size).toBe(declared.length);
  const found: string[] = [];
  for (const [path, file] of routeFiles()) {
    if (OTHER_DOORS.has(path)) continue;
    const handlers = await loadRoute(file);
    found.push(...METHODS.filter((method) => handlers[method]).map((method) => `${method} ${path}`));
  }
  expect(found.sort()).toEqual(declared.sort());
}, 60_000);

test("every endpoint has a fixture, an id of its own and a summary", () => {
  const ids = ENDPOINTS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !FIXTURES[id])).toEqual([]);
  expect(ENDPOINTS.filter(({ summary }) => summary.length < 5)).toEqual([]);
});

describe.each(ENDPOINTS.map((endpoint) => [endpoint.id, endpoint] as const))("%s", (_, endpoint) => {
  test.skipIf(endpoint.access === "public")("a visitor gets 401", async () => {
    const { as: _as, ...fixture } = await fixtureOf(endpoint);
    expect(await bodyOf(await send(endpoint, fixture))).toMatchObject({
      status: 401,
      body: { error: { code: "unauthenticated", type: "authentication_error", param: null } },
    });
  });

  test("a member without the permission gets 403, before anything is read", async () => {
    const as = await findUnentitled(endpoint);
    if (!as) return;
    const fixture = await fixtureOf(endpoint);
    expect(
      await bodyOf(
        await send(endpoint, { ...fixture, as, body: endpoint.method === "GET" ? undefined : "{" }),
      ),
    ).toMatchObject({
      status: 403,
      body: { error: { code: "permission_denied" } },
    });
  });

  test.skipIf(!isInOrg(endpoint))("a stranger's organization is the same 404 as none", async () => {
    const fixture = await fixtureOf(endpoint, world.b);
    const as = endpoint.access === "operator" ? world.operator : await newPerson();
    const params = { ...fixture.params, orgId: "org_00000000000000000000000000" };
    const absent = await bodyOf(await send(endpoint, { ...fixture, as, params }));
    expect(absent).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
    if (endpoint.access === "operator") return;
    expect(await bodyOf(await send(endpoint, { ...fixture, as }))).toEqual(absent);
  });

  test.skipIf(!isInOrg(endpoint))(
    "another tenant's id in the own organization is the same 404 as none",
    async () => {
      const foreign = await fixtureOf(endpoint, world.b);
      const children = Object.entries(foreign.params).filter(([name]) => name !== "orgId");
      if (children.length === 0) return;
      const own = { ...foreign, as: world.a.owner };
      const none = Object.fromEntries(children.map(([name, id]) => [name, `${id.slice(0, -6)}000000`]));
      const absent = await bodyOf(
        await send(endpoint, { ...own, params: { ...none, orgId: world.a.orgId } }),
      );
      expect(absent).toMatchObject({ status: 404 });
      const params = { ...foreign.params, orgId: world.a.orgId };
      expect(await bodyOf(await send(endpoint, { ...own, params }))).toEqual(absent);
    },
  );

  test("each field of the body is checked: 400 that names it", async () => {
    for (const field of bodyFields(endpoint)) {
      const fixture: Fixture = await fixtureOf(endpoint);
      const body = { ...fixture.body, [field]: { nobody: "means this" } };
      const answer = await bodyOf(await send(endpoint, { ...fixture, body }));
      expect(answer, field).toMatchObject({ status: 400, body: { error: { code: expect.any(String) } } });
      expect(answer.body.error.param.split(/[.[]/)[0]).toBe(field);
      expect(answer.body.error.message.length).toBeGreaterThan(10);
    }
  });

  test("a body that is not JSON gets 400", async () => {
    if (bodyFields(endpoint).length === 0) return;
    const fixture = await fixtureOf(endpoint);
    for (const body of ["{", "[1,]", "\u0000", '{"a":1}x']) {
      const answer = await bodyOf(await send(endpoint, { ...fixture, body }));
      expect(answer).toMatchObject({ status: 400, body: { error: { code: "invalid_json" } } });
    }
  });

  test("each field of the query is checked: 400 that names it", async () => {
    for (const field of Object.keys(endpoint.query.shape)) {
      const fixture = await fixtureOf(endpoint);
      const answer = await bodyOf(
        await send(endpoint, { ...fixture, query: { ...fixture.query, [field]: "\0" } }),
      );
      expect(answer, field).toMatchObject({ status: 400, body: { error: { param: field } } });
    }
  });

  test("a good request gets its status and exactly what its schema declares", async () => {
    const fixture = await fixtureOf(endpoint);
    const response = await send(endpoint, fixture);
    await fixture.undo?.();
    expect(response.headers.get("x-request-id")).toMatch(/^req_/);
    if (endpoint.contentType !== "application/json") {
      expect(response.status).toBe(endpoint.status);
      expect(response.headers.get("content-type")).toContain(endpoint.contentType);
      return response.body?.cancel();
    }
    const text = await response.text();
    expect({ status: response.status, text }).toMatchObject({ status: endpoint.status });
    if (endpoint.status === 204) return expect(text).toBe("");
    const body = JSON.parse(text);
    expect(endpoint.response.parse(body)).toEqual(body);
    expect(text).not.toMatch(/passwordHash|tokenHash|argon2|credentialEnc|totpSecret/);
  });
});
