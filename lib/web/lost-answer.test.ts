import { beforeAll, describe, expect, it } from "vitest";
import { createKeyEndpoint, rotateKeyEndpoint } from "@/lib/contract/keys";
import { sha256Hex } from "@/lib/core/crypto";
import { newId } from "@/lib/core/ids";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createKey } from "@/lib/domain/keys";
import { send } from "./testing/send";
import { newWorld, type Tenant } from "./testing/world";

useTestDatabase();
let tenant: Tenant;
beforeAll(async () => {
  tenant = (await newWorld()).a;
}, 60_000);

const newKey = () => createKey(tenant.ctx, { projectId: tenant.projectId, name: "CI", environment: "live" });

async function rotate(keyId: string, idempotencyKey: string, overlapSeconds = 60) {
  const response = await send(rotateKeyEndpoint, {
    as: tenant.owner,
    params: { orgId: tenant.orgId, keyId },
    headers: { "idempotency-key": idempotencyKey },
    body: { overlapSeconds },
  });
  return { status: response.status, body: await response.json() };
}

describe("the lost answer of a rotation", () => {
  it("is had again with the same Idempotency-Key: the same secret, and the key rotated once", async () => {
    const { id } = await newKey();
    const idempotencyKey = newId("request");
    const first = await rotate(id, idempotencyKey);
    const again = await rotate(id, idempotencyKey);
    expect(first.status).toBe(200);
    expect(again).toEqual(first);
    expect(await db().keySecret.count({ where: { keyId: id } })).toBe(2);
    const secret = await db().keySecret.findUnique({ where: { hash: sha256Hex(first.body.secret) } });
    expect(secret).toMatchObject({ keyId: id, expiresAt: null });
  });

  it("is one rotation also when both requests are in flight at once", async () => {
    const { id } = await newKey();
    const idempotencyKey = newId("request");
    const [one, two] = await Promise.all([rotate(id, idempotencyKey), rotate(id, idempotencyKey)]);
    expect(two).toEqual(one);
    expect(await db().keySecret.count({ where: { keyId: id } })).toBe(2);
  });

  it("is not kept in plain text", async () => {
    const { id } = await newKey();
    const { body } = await rotate(id, newId("request"));
    expect(JSON.stringify(await db().idempotencyRecord.findMany())).not.toContain(body.secret);
  });

  it("is not mixed up with another request: 409", async () => {
    const { id } = await newKey();
    const idempotencyKey = newId("request");
    await rotate(id, idempotencyKey, 60);
    expect(await rotate(id, idempotencyKey, 61)).toMatchObject({
      status: 409,
      body: { error: { code: "idempotency_conflict" } },
    });
  });
});

it("a key whose creation was not answered is had again, once in the list", async () => {
  const request = {
    as: tenant.owner,
    params: { orgId: tenant.orgId },
    headers: { "idempotency-key": newId("request") },
    body: { projectId: tenant.projectId, name: newId("key") },
  };
  const first = await (await send(createKeyEndpoint, request)).json();
  const again = await (await send(createKeyEndpoint, request)).json();
  expect(again).toEqual(first);
  expect(await db().apiKey.count({ where: { name: request.body.name } })).toBe(1);
});
