import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { BaseCtx } from "@/lib/access";
import { createProviderEndpoint } from "@/lib/contract/providers";
import { newId } from "@/lib/core/ids";
import { now } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createProvider, listProviders, openCredential, testProvider, updateProvider } from ".";

useTestDatabase();
const ctx: BaseCtx = { actor: { type: "operator", userId: "cli" }, now: now(), requestId: newId("request") };
const CREDENTIAL = "sk-test-0123456789abcdef";
let upstream: Server;
let origin: string;
beforeAll(async () => {
  upstream = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    if (request.headers.authorization !== `Bearer ${CREDENTIAL}`) {
      const words = `Incorrect API key provided: ${request.headers.authorization?.slice(7)}.`;
      response.writeHead(401).end(JSON.stringify({ error: { message: words } }));
    } else if (request.url === "/v1/models") {
      response.end(
        JSON.stringify({ object: "list", data: [{ id: "a" }, { id: "b", max_model_len: 4_096 }] }),
      );
    } else response.writeHead(404).end("nothing here");
  });
  await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
});
afterAll(() => void upstream.close());

let count = 0;
const create = (extra: object = {}) =>
  createProvider(
    ctx,
    createProviderEndpoint.body.parse({
      name: "Local",
      slug: `local-${++count}`,
      baseUrl: `${origin}/v1/`,
      credential: CREDENTIAL,
      ...extra,
    }),
  );

describe("a provider's credential", () => {
  it("is sealed in the database; only its tail comes out again", async () => {
    const provider = await create();
    expect(provider).toMatchObject({ credentialTail: "cdef", hasCredential: true, baseUrl: `${origin}/v1` });
    const row = await db().provider.findUniqueOrThrow({ where: { id: provider.id } });
    expect(row.credentialEnc).not.toContain(CREDENTIAL);
    expect(openCredential(row.credentialEnc!)).toBe(CREDENTIAL);
    const shown = JSON.stringify([await listProviders(ctx), await db().auditEvent.findMany()]);
    expect(shown).not.toContain(CREDENTIAL);
    expect(shown).not.toContain(row.credentialEnc);
  });

  it("stays when left out of a change, is replaced by another and removed by null", async () => {
    const { id } = await create();
    expect(await updateProvider(ctx, { providerId: id, name: "X" })).toMatchObject({ hasCredential: true });
    expect(await updateProvider(ctx, { providerId: id, credential: "sk-another-0123456789" })).toMatchObject({
      credentialTail: "6789",
    });
    expect(await updateProvider(ctx, { providerId: id, credential: null })).toMatchObject({
      hasCredential: false,
    });
  });
});

describe("a provider's test", () => {
  it("asks for its models and counts them", async () => {
    const { id } = await create();
    expect(await testProvider(ctx, { providerId: id })).toMatchObject({
      ok: true,
      status: 200,
      modelCount: 2,
    });
  });

  it("repeats the upstream's words without the credential", async () => {
    const { id } = await create({ credential: "sk-wrong-secret-value" });
    const result = await testProvider(ctx, { providerId: id });
    expect(result).toMatchObject({ ok: false, status: 401, modelCount: null });
    expect(result.message).toBe("Incorrect API key provided: [credential].");
  });

  it("says what is wrong when nobody answers or the answer is no list", async () => {
    const closed = await create({ baseUrl: "http://127.0.0.1:9/v1" });
    expect(await testProvider(ctx, { providerId: closed.id })).toMatchObject({ ok: false, status: null });
    const wrong = await create({ baseUrl: `${origin}/other` });
    expect(await testProvider(ctx, { providerId: wrong.id })).toMatchObject({
      ok: false,
      status: 404,
      message: "HTTP 404",
    });
  });
});

describe("a provider's address", () => {
  it.each([
    "http://169.254.169.254/latest",
    "http://2852039166/",
    "http://[::ffff:169.254.169.254]/",
    "http://[fd00:ec2::254]/",
    "http://metadata.google.internal/v1",
    "http://0.0.0.0:80/v1",
    "http://100.100.100.200/v1",
  ])("may not be a cloud's metadata: %s", async (baseUrl) => {
    await expect(create({ baseUrl })).rejects.toMatchObject({ status: 400, details: { param: "baseUrl" } });
  });

  it.each(["ftp://x/v1", "localhost:11434", "https://user:pass@x/v1", "", "javascript:alert(1)"])(
    "is http or https: not %j",
    (baseUrl) => {
      const body = { name: "x", slug: "x", baseUrl };
      expect(createProviderEndpoint.body.safeParse(body).error?.issues[0]?.path).toEqual(["baseUrl"]);
    },
  );

  it("may be private: Ollama and vLLM live there", async () => {
    expect(await create({ baseUrl: "http://192.168.1.5:11434/v1", credential: null })).toMatchObject({
      hasCredential: false,
    });
  });
});

describe("providers", () => {
  it("are the operator's: a tenant's owner gets 403", async () => {
    const owner: BaseCtx = {
      ...ctx,
      actor: { type: "user", userId: "usr_1", role: "owner", isOperator: false },
    };
    await expect(listProviders(owner)).rejects.toMatchObject({ status: 403 });
  });

  it("have a slug of their own: a second one is a 409", async () => {
    const { slug } = await create();
    await expect(create({ slug })).rejects.toMatchObject({ status: 409, details: { param: "slug" } });
  });
});
