import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { answerJson, completion, LoopbackUpstream } from "../providers/testing";
import { startTestGateway, TestTenant } from "../testing";

const database = useTestDatabase();

let tenant: TestTenant;
let upstream: LoopbackUpstream;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let secret: string;

beforeAll(async () => {
  upstream = await LoopbackUpstream.start((_, res) => answerJson(res, completion("free")));
  tenant = await TestTenant.open(database.url, 1n);
  const provider = await tenant.provider("openai", upstream.baseUrl);
  await tenant.model("acme/one", [[provider, "up-one"]]);
  for (const operation of ["embeddings", "images", "speech"]) {
    await tenant.model(`acme/${operation}`, [[provider, "up-two"]], { operations: [operation] });
  }
  ({ secret } = await tenant.key());
  gateway = await startTestGateway(database.url);
});
afterAll(async () => {
  await gateway?.stop();
  await upstream?.stop();
  await tenant?.client.end();
});

describe("complaint 7, a pass-through route evades budgets", () => {
  const CHAT = { model: "acme/one", messages: [{ role: "user", content: "Hi" }] };
  const BODIES: Record<string, unknown> = {
    "/v1/responses": { model: "acme/one", input: "Hi" },
    "/v1/embeddings": { model: "acme/embeddings", input: "Hi" },
    "/v1/images/generations": { model: "acme/images", prompt: "Hi" },
    "/v1/audio/speech": { model: "acme/speech", input: "Hi", voice: "alloy" },
  };

  it.each([
    ["POST", "/v1/chat/completions", 402],
    ["POST", "/v1/chat/completions/", 402],
    ["POST", "/v1/chat/completions?model=up-one", 402],
    ["POST", "/v1/responses", 402],
    ["POST", "/v1/embeddings", 402],
    ["POST", "/v1/images/generations", 402],
    ["POST", "/v1/audio/speech", 402],
    ["POST", "/v1/audio/translations", 404],
    ["POST", "//v1/chat/completions", 404],
    ["POST", "/V1/chat/completions", 404],
    ["POST", "/openai/v1/chat/completions", 404],
    ["POST", "/v1/proxy/chat/completions", 404],
    ["POST", "/v1/files", 404],
    ["PUT", "/v1/chat/completions", 405],
  ])("%s %s without money is a %i, and nothing goes upstream", async (method, path, status) => {
    const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
    const body = JSON.stringify(BODIES[path] ?? CHAT);
    const response = await fetch(`${gateway.url}${path}`, { method, headers, body });
    expect(response.status).toBe(status);
    expect(upstream.calls).toEqual([]);
  });

  it("a caller cannot choose the provider's address or credential", async () => {
    const headers = {
      authorization: `Bearer ${secret}`,
      "content-type": "application/json",
      "x-portkey-custom-host": upstream.baseUrl,
      "x-upstream-authorization": "Bearer sk-own",
    };
    const body = JSON.stringify(CHAT);
    const response = await fetch(`${gateway.url}/v1/chat/completions`, { method: "POST", headers, body });
    expect(response.status).toBe(402);
    expect(upstream.calls).toEqual([]);
  });
});
