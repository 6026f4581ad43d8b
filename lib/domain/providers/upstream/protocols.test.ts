import { createHash, createHmac, createVerify, generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BaseCtx } from "@/lib/access";
import { createProviderEndpoint } from "@/lib/contract/providers";
import { newId } from "@/lib/core/ids";
import { now } from "@/lib/core/time";
import { db } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import { createProvider, openCredential, parseCredential, testProvider, updateProvider } from "..";

useTestDatabase();
const ctx: BaseCtx = { actor: { type: "operator", userId: "cli" }, now: now(), requestId: newId("request") };
const KEY = "sk-0123456789abcdefghij";
const AWS = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};
const pair = generateKeyPairSync("rsa", { modulusLength: 2_048 });
const PEM = pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString();

type Answer = (request: IncomingMessage, body: string) => [status: number, json: unknown];
let answer: Answer = () => [404, {}];
let seen: IncomingMessage[] = [];
let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer((request: IncomingMessage, response: ServerResponse) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      seen.push(request);
      const [status, json] = answer(request, body);
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  seen = [];
});

let count = 0;
const body = (preset: string, extra: object = {}) => {
  const names = { name: preset, slug: `${preset}-${++count}`, preset, baseUrl: origin };
  return createProviderEndpoint.body.parse({ ...names, credential: KEY, ...extra });
};
async function ask(preset: string, extra: object = {}) {
  const { id } = await createProvider(ctx, body(preset, extra));
  return testProvider(ctx, { providerId: id });
}

describe("a provider is asked for its models as it wants to be asked:", () => {
  const cases: [preset: string, base: string, path: string, header: [string, string], list: object][] = [
    [
      "openai",
      "/v1",
      "/v1/models",
      ["authorization", `Bearer ${KEY}`],
      { data: [{ id: "gpt" }, { id: "o" }] },
    ],
    [
      "mistral",
      "",
      "/v1/models",
      ["authorization", `Bearer ${KEY}`],
      { data: [{ id: "a", max_context_length: 9 }, { id: "b" }] },
    ],
    [
      "anthropic",
      "/v1",
      "/v1/models?limit=1000",
      ["x-api-key", KEY],
      { data: [{ id: "claude" }, { id: "c" }], has_more: false },
    ],
    [
      "gemini",
      "/v1beta",
      "/v1beta/models?pageSize=1000",
      ["x-goog-api-key", KEY],
      { models: [{ name: "models/g", inputTokenLimit: 5 }, { name: "models/h" }] },
    ],
    [
      "cohere",
      "/v2",
      "/v1/models?page_size=1000",
      ["authorization", `Bearer ${KEY}`],
      { models: [{ name: "command", context_length: 1 }, { name: "d" }] },
    ],
    [
      "azure",
      "/openai/v1",
      "/openai/models?api-version=2024-10-21",
      ["api-key", KEY],
      { data: [{ id: "gpt" }, { id: "o" }] },
    ],
  ];

  it.each(cases)("%s", async (preset, base, path, [name, value], list) => {
    answer = (request) => (request.url === path && request.headers[name] === value ? [200, list] : [401, {}]);
    expect(await ask(preset, { baseUrl: `${origin}${base}` })).toMatchObject({ ok: true, modelCount: 2 });
    if (preset === "anthropic") expect(seen[0]!.headers["anthropic-version"]).toBe("2023-06-01");
  });

  it("Azure by the version that it was given, and without one for the newer API", async () => {
    answer = () => [200, { data: [] }];
    await ask("azure", { settings: { apiVersion: "2025-04-01-preview" } });
    await ask("azure", { settings: { apiVersion: "v1" } });
    expect(seen.map(({ url }) => url)).toEqual([
      "/openai/models?api-version=2025-04-01-preview",
      "/openai/v1/models",
    ]);
  });

  it("Bedrock with a signature that AWS would accept", async () => {
    answer = () => [200, { modelSummaries: [{ modelId: "amazon.nova-pro-v1:0" }] }];
    const result = await ask("bedrock", {
      credential: { ...AWS, sessionToken: "token" },
      region: "eu-west-1",
    });
    expect(result).toMatchObject({ ok: true, modelCount: 1 });
    const { headers, url } = seen[0]!;
    expect(url).toBe("/foundation-models");
    const [, scope, names, signature] =
      /Credential=AKIAIOSFODNN7EXAMPLE\/(\S+), SignedHeaders=(\S+), Signature=(\w+)/.exec(
        headers.authorization!,
      )!;
    expect(scope).toMatch(/^\d{8}\/eu-west-1\/bedrock\/aws4_request$/);
    const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
    const signed = names!.split(";");
    const canonical = [
      "GET",
      url,
      "",
      ...signed.map((name) => `${name}:${headers[name]}`),
      "",
      names,
      sha256(""),
    ].join("\n");
    const toSign = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, sha256(canonical)].join("\n");
    const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
    const signingKey = scope!
      .split("/")
      .reduce<string | Buffer>((key, part) => hmac(key, part), `AWS4${AWS.secretAccessKey}`);
    expect(signature).toBe(hmac(signingKey, toSign).toString("hex"));
    expect(headers["x-amz-security-token"]).toBe("token");
  });

  it("Vertex with a token for its service account, signed by the account's key", async () => {
    const account = { client_email: "turnpike@p.iam.gserviceaccount.com", private_key: PEM, project_id: "p" };
    answer = (request, form) => {
      if (request.url !== "/token")
        return [
          request.headers.authorization === "Bearer tok" ? 200 : 401,
          { publisherModels: [{ name: "publishers/google/models/gemini" }] },
        ];
      const [head, claims, signature] = new URLSearchParams(form).get("assertion")!.split(".");
      const isGood = createVerify("RSA-SHA256")
        .update(`${head}.${claims}`)
        .verify(pair.publicKey, signature!, "base64url");
      return [isGood ? 200 : 400, { access_token: "tok", expires_in: 3_600 }];
    };
    const credential = JSON.stringify({ type: "service_account", ...account, token_uri: `${origin}/token` });
    const result = await ask("vertex", { credential, region: "us-central1" });
    expect(result).toMatchObject({ ok: true, modelCount: 1, message: null });
    expect(seen.at(-1)!.headers["x-goog-user-project"]).toBe("p");
  });

  it.each([
    [{ error: { message: "Bad key" } }],
    [{ type: "error", error: { type: "authentication_error", message: "Bad key" } }],
    [{ message: "Bad key" }],
    [{ Message: "Bad key" }],
    [{ detail: "Bad key" }],
    [[{ error: { code: 400, message: "Bad key" } }]],
  ])("the words of a refusal are told: %j", async (json) => {
    answer = () => [403, json];
    expect(await ask("mistral")).toMatchObject({ ok: false, status: 403, message: "Bad key" });
  });

  it("no field of a credential comes back in an upstream's words", async () => {
    answer = () => [403, { message: `The key ${AWS.secretAccessKey} of ${AWS.accessKeyId} is wrong.` }];
    const { message } = await ask("bedrock", { credential: AWS, region: "us-east-1" });
    expect(message).toBe("The key [credential] of [credential] is wrong.");
  });
});

describe("a credential of several fields", () => {
  it("is one sealed JSON, known again by a part that is no secret", async () => {
    const provider = await createProvider(
      ctx,
      body("bedrock", { credential: { ...AWS, sessionToken: "" }, region: "us-east-1" }),
    );
    expect(provider).toMatchObject({ kind: "bedrock", credentialTail: "MPLE", region: "us-east-1" });
    const row = await db().provider.findUniqueOrThrow({ where: { id: provider.id } });
    expect(row.credentialEnc).not.toContain(AWS.accessKeyId);
    expect(parseCredential("bedrock", openCredential(row.credentialEnc!))).toEqual(AWS);
    expect(() => parseCredential("vertex", openCredential(row.credentialEnc!))).toThrow(/vertex/);
  });

  it.each([
    ["bedrock", { accessKeyId: "AKIA", secretAccessKey: AWS.secretAccessKey }, "credential.accessKeyId"],
    ["bedrock", { accessKeyId: AWS.accessKeyId }, "credential.secretAccessKey"],
    ["bedrock", "one text", "credential"],
    ["vertex", "{", "credential.serviceAccount"],
    ["vertex", '{"client_email":"a@b.example"}', "credential.serviceAccount"],
    ["openai", "two words", "credential.apiKey"],
    ["azure", { apiKey: " " }, "credential.apiKey"],
    ["anthropic", null, "credential.apiKey"],
  ])("names the field that is wrong: %s %j", (preset, credential, path) => {
    const names = { name: "x", slug: "x", preset, baseUrl: origin, region: "us-east-1" };
    const [issue] = createProviderEndpoint.body.safeParse({ ...names, credential }).error!.issues;
    expect(issue!.path.join(".")).toBe(path);
    expect(issue!.message).not.toContain("Invalid input");
  });

  it("may not have its tokens asked for at a cloud's metadata", async () => {
    const account = {
      client_email: "a@b.example",
      private_key: PEM,
      project_id: "p",
      token_uri: "http://169.254.169.254/",
    };
    const asked = body("vertex", { credential: JSON.stringify(account), region: "global" });
    await expect(createProvider(ctx, asked)).rejects.toMatchObject({
      details: { param: "credential.serviceAccount" },
    });
  });

  it("is checked when it is replaced, too", async () => {
    const { id } = await createProvider(ctx, body("bedrock", { credential: AWS, region: "us-east-1" }));
    const change = updateProvider(ctx, {
      providerId: id,
      credential: { accessKeyId: "x", secretAccessKey: "y" },
    });
    await expect(change).rejects.toMatchObject({ status: 400, details: { param: "credential.accessKeyId" } });
  });
});

describe("a provider's address", () => {
  const addressOf = async (preset: string, extra: object) =>
    (await createProvider(ctx, body(preset, { baseUrl: undefined, ...extra }))).baseUrl;

  it("is its preset's, in its region, and follows the region", async () => {
    expect(await addressOf("deepseek", {})).toBe("https://api.deepseek.com/v1");
    expect(await addressOf("bedrock", { credential: AWS, region: "eu-west-1" })).toBe(
      "https://bedrock-runtime.eu-west-1.amazonaws.com",
    );
    const account = JSON.stringify({ client_email: "a@b.example", private_key: PEM, project_id: "p" });
    const made = await createProvider(
      ctx,
      body("vertex", { baseUrl: undefined, credential: account, region: "global" }),
    );
    expect(made.baseUrl).toBe("https://aiplatform.googleapis.com");
    expect(await updateProvider(ctx, { providerId: made.id, region: "europe-west4" })).toMatchObject({
      baseUrl: "https://europe-west4-aiplatform.googleapis.com",
    });
  });

  it.each([
    ["azure", {}, "baseUrl"],
    ["custom", {}, "baseUrl"],
    ["bedrock", { credential: AWS }, "region"],
    ["bedrock", { credential: AWS, region: "x.evil.example/" }, "region"],
    ["anthropic", { kind: "openai" }, "kind"],
  ])("or region is asked for where only the operator knows it: %s %j", (preset, extra, path) => {
    const parsed = createProviderEndpoint.body.safeParse({
      name: "x",
      slug: "x",
      preset,
      credential: KEY,
      ...extra,
    });
    expect(parsed.error?.issues[0]?.path).toEqual([path]);
  });
});
