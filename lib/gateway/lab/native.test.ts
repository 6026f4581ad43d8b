import { createHash, createHmac } from "node:crypto";
import { EventStreamCodec } from "@smithy/eventstream-codec";
import { SignatureV4 } from "@smithy/signature-v4";
import { afterEach, describe, expect, it } from "vitest";
import { type Lab, type LabKind, type LabPlan, startLab } from ".";

const labs: Lab[] = [];

async function open(kind: LabKind, ...plans: LabPlan[]): Promise<Lab> {
  const lab = await startLab(kind);
  labs.push(lab);
  lab.next(...plans);
  return lab;
}
afterEach(async () => {
  await Promise.all(labs.splice(0).map((lab) => lab.stop()));
});

async function post(lab: Lab, path: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${lab.origin}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer k", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}
const dataOf = async (response: Response) =>
  (await response.text())
    .split("\n")
    .filter((line) => line.startsWith("data: {"))
    .map((line) => JSON.parse(line.slice(6)));

const USER = [{ role: "user", content: "Hi" }];
const TOOLS: LabPlan = {
  text: "東京 🦊",
  toolCalls: [{ name: "weather", args: { city: "Zürich" } }],
  usage: { input: 10, cachedInput: 20, output: 7 },
  writeBytes: 3,
};

describe("the Mistral lab", () => {
  it("says its usage in the last chunk, and thinks in the content", async () => {
    const lab = await open("mistral", { ...TOOLS, reasoning: "Hm." });
    const chunks = await dataOf(
      await post(lab, "/v1/chat/completions", { model: "m", messages: USER, stream: true }),
    );
    expect(chunks.at(-1)).toMatchObject({
      usage: { prompt_tokens: 30, completion_tokens: 7, total_tokens: 37 },
      choices: [{ finish_reason: "tool_calls", delta: { tool_calls: [{ function: { name: "weather" } }] } }],
    });
    expect(chunks[1].choices[0].delta.content).toEqual([
      { type: "thinking", thinking: [{ type: "text", text: "Hm." }] },
    ]);
  });

  it.each([
    ["seed", { seed: 1 }, 422],
    ["stream_options", { stream: true, stream_options: { include_usage: true } }, 422],
    [
      "OpenAI's tool call ids",
      {
        messages: [
          ...USER,
          { role: "assistant", tool_calls: [{ id: "call_1", function: { name: "f", arguments: "{}" } }] },
        ],
      },
      422,
    ],
    ["an assistant's last word", { messages: [...USER, { role: "assistant", content: "x" }] }, 400],
  ])("refuses %s", async (_, more, status) => {
    const lab = await open("mistral");
    const response = await post(lab, "/v1/chat/completions", { model: "m", messages: USER, ...more });
    expect([response.status, await response.json()]).toMatchObject([status, { object: "error" }]);
  });
});

describe("the Cohere lab", () => {
  it("says billed units beside tokens", async () => {
    const lab = await open("cohere", { ...TOOLS, billed: { input: 4, output: 6 } });
    const events = await dataOf(await post(lab, "/v2/chat", { model: "c", messages: USER, stream: true }));
    expect(events.at(-1)).toEqual({
      type: "message-end",
      delta: {
        finish_reason: "TOOL_CALL",
        usage: {
          billed_units: { input_tokens: 4, output_tokens: 6 },
          tokens: { input_tokens: 30, output_tokens: 7 },
          cached_tokens: 20,
        },
      },
    });
    const args = events.map((event) => event.delta?.message?.tool_calls?.function?.arguments ?? "").join("");
    expect(JSON.parse(args)).toEqual({ city: "Zürich" });
  });

  it.each([
    ["OpenAI's stop", { stop: ["x"] }],
    ["OpenAI's choice of a tool", { tool_choice: "auto" }],
    ["an unknown role", { messages: [{ role: "developer", content: "x" }] }],
  ])("refuses %s", async (_, more) => {
    const lab = await open("cohere");
    const response = await post(lab, "/v2/chat", { model: "c", messages: USER, ...more });
    expect([response.status, Object.keys((await response.json()) as object)]).toEqual([
      422,
      ["id", "message"],
    ]);
  });
});

describe("the Bedrock lab", () => {
  const MESSAGES = [{ role: "user", content: [{ text: "Hi" }] }];
  const path = "/model/anthropic.claude-v2%3A1/converse";
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");

  class Sha256 {
    private parts: Buffer[] = [];
    constructor(private readonly secret?: string | ArrayBuffer | ArrayBufferView) {}
    update(data: string | ArrayBuffer | ArrayBufferView) {
      this.parts.push(typeof data === "string" ? Buffer.from(data) : Buffer.from(data as Uint8Array));
    }
    async digest() {
      const hash = this.secret ? createHmac("sha256", this.secret as Uint8Array) : createHash("sha256");
      for (const part of this.parts) hash.update(part);
      return new Uint8Array(hash.digest());
    }
  }

  async function signed(lab: Lab, body: string, secret?: string) {
    const credentials = JSON.parse(lab.credential);
    if (secret) credentials.secretAccessKey = secret;
    const signer = new SignatureV4({ credentials, region: "us-east-1", service: "bedrock", sha256: Sha256 });
    const { host } = new URL(lab.origin);
    const { headers } = await signer.sign({
      method: "POST",
      protocol: "http:",
      hostname: "127.0.0.1",
      path,
      query: {},
      headers: { host, "content-type": "application/json" },
      body,
    });
    return headers;
  }

  it("takes AWS's own signer's signature, and no other", async () => {
    const lab = await open("bedrock", TOOLS);
    const body = JSON.stringify({ messages: MESSAGES });
    const good = await post(lab, path, body, await signed(lab, body));
    expect(good.status).toBe(200);
    expect(await good.json()).toMatchObject({
      stopReason: "tool_use",
      usage: { inputTokens: 10, cacheReadInputTokens: 20, outputTokens: 7, totalTokens: 37 },
    });
    const forged = await post(lab, path, body, await signed(lab, body, "x".repeat(40)));
    const altered = await post(lab, path, `${body} `, await signed(lab, body));
    expect([forged.status, altered.status]).toEqual([403, 403]);
    expect(forged.headers.get("x-amzn-errortype")).toBe("InvalidSignatureException");
  });

  it("streams messages whose checksums AWS's own codec accepts", async () => {
    const lab = await open("bedrock", TOOLS);
    const response = await post(lab, `${path}-stream`, { messages: MESSAGES });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const codec = new EventStreamCodec(text, (value) => Buffer.from(value));
    const names: unknown[] = [];
    let usage: unknown;
    for (let at = 0; at < bytes.length; ) {
      const length = new DataView(bytes.buffer, at).getUint32(0);
      const { headers, body } = codec.decode(bytes.subarray(at, at + length));
      names.push(headers[":event-type"]!.value);
      usage = JSON.parse(text(body)).usage ?? usage;
      at += length;
    }
    expect(names).toEqual([
      "messageStart",
      ...["contentBlockDelta", "contentBlockStop"],
      ...[
        "contentBlockStart",
        "contentBlockDelta",
        "contentBlockDelta",
        "contentBlockDelta",
        "contentBlockStop",
      ],
      "messageStop",
      "metadata",
    ]);
    expect(usage).toMatchObject({ totalTokens: 37 });
  });

  it.each([
    ["an unknown member", { messages: MESSAGES, max_tokens: 5 }],
    ["two turns of one role", { messages: [...MESSAGES, ...MESSAGES] }],
    ["a block of two kinds", { messages: [{ role: "user", content: [{ text: "x", image: {} }] }] }],
    ["an empty text", { messages: [{ role: "user", content: [{ text: "" }] }] }],
  ])("refuses %s", async (_, body) => {
    const lab = await open("bedrock");
    const response = await post(lab, path, body);
    expect([response.status, response.headers.get("x-amzn-errortype")]).toEqual([400, "ValidationException"]);
  });
});

describe("the Azure lab", () => {
  const chat = "/openai/deployments/d/chat/completions";

  it("says what its filters found in a chunk of its own before the others", async () => {
    const lab = await open("azure", { text: "Hi" });
    const body = { messages: USER, stream: true, stream_options: { include_usage: true } };
    const chunks = await dataOf(await post(lab, `${chat}?api-version=2024-10-21`, body, { "api-key": "k" }));
    expect(chunks[0]).toMatchObject({ choices: [], prompt_filter_results: [{ prompt_index: 0 }] });
    expect(chunks.at(-1).usage.total_tokens).toBe(18);
  });

  it("has no deployment without a dated version", async () => {
    const lab = await open("azure");
    const response = await post(lab, `${chat}?api-version=v1`, { messages: USER });
    expect([response.status, await response.json()]).toMatchObject([404, { error: { code: "404" } }]);
  });
});
