import OpenAI from "openai";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { useTestDatabase } from "@/lib/db/testing";
import { type Lab, startLab } from "../../lab";
import { startTestGateway, TestTenant } from "../../testing";

export type Body = Record<string, unknown>;
export type ResponseEvent = Body & { type: string; sequence_number: number };

/** A gateway with models that speak Responses themselves, chat completions and Claude's Messages. */
export type ResponsesBench = {
  tenant: TestTenant;
  /** `acme/native`: speaks Responses. */
  native: Lab;
  /** `acme/chat`: speaks chat completions. */
  chat: Lab;
  /** `acme/claude`. */
  claude: Lab;
  client: OpenAI;
  url: string;
  secret: string;
  respond(body: Body, key?: string): Promise<Response>;
  bookedOf(response: Response): Promise<Body>;
};

async function openModels(tenant: TestTenant, native: Lab, chat: Lab, claude: Lab): Promise<void> {
  const openai = await tenant.provider("openai", native.baseUrl, undefined, { preset: "openai" });
  const host = await tenant.provider("openai", chat.baseUrl, undefined, { preset: "vllm" });
  const anthropic = await tenant.provider("anthropic", claude.baseUrl);
  const up: [string, string] = [openai, "gpt-up"];
  const other: [string, string] = [host, "host-up"];
  await tenant.model("acme/native", [up]);
  await tenant.model("acme/chat", [other]);
  await tenant.model("acme/claude", [[anthropic, "claude-sonnet-4-5"]]);
  await tenant.model("acme/native-first", [up, other]);
  await tenant.model("acme/either", [other, up]);
}

/** Opens the bench for the tests of a file; it is filled before they run. */
export function useResponsesBench(): ResponsesBench {
  const database = useTestDatabase();
  const bench = {} as ResponsesBench;
  let gateway: Awaited<ReturnType<typeof startTestGateway>>;

  beforeAll(async () => {
    bench.native = await startLab("openai");
    bench.chat = await startLab("deepseek");
    bench.claude = await startLab("anthropic");
    bench.tenant = await TestTenant.open(database.url);
    await openModels(bench.tenant, bench.native, bench.chat, bench.claude);
    bench.secret = (await bench.tenant.key()).secret;
    gateway = await startTestGateway(database.url, { UPSTREAM_IDLE_MS: "800" });
    bench.url = `${gateway.url}/v1`;
    bench.client = new OpenAI({ apiKey: bench.secret, baseURL: bench.url, maxRetries: 0 });
    bench.respond = (body, key = bench.secret) =>
      fetch(`${bench.url}/responses`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify({ model: "acme/chat", input: "Hi", ...body }),
      });
    bench.bookedOf = async (response) =>
      (await bench.tenant.events(response.headers.get("x-request-id")!))[0]!;
  });
  afterAll(async () => {
    await gateway?.stop();
    await Promise.all([bench.native, bench.chat, bench.claude].map((lab) => lab?.stop()));
    await bench.tenant?.client.end();
  });
  beforeEach(() => {
    for (const lab of [bench.native, bench.chat, bench.claude]) lab.reset();
  });
  return bench;
}

/** The events of a streamed response, each named as its data says. */
export async function eventsOf(response: Response): Promise<ResponseEvent[]> {
  const text = await response.text();
  return text
    .split("\n\n")
    .filter(Boolean)
    .map((event) => {
      const [, name, data] = /^event: (.*)\ndata: (.*)$/.exec(event)!;
      const parsed = JSON.parse(data!) as ResponseEvent;
      expect(parsed.type).toBe(name);
      return parsed;
    });
}

export const weather = {
  type: "function" as const,
  name: "get_weather",
  strict: null,
  parameters: { type: "object", properties: { city: { type: "string" } } },
};
