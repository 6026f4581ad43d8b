import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import { useTestDatabase } from "@/lib/db/testing";
import {
  answerJson,
  beginStream,
  completion,
  LoopbackUpstream,
  streamEvents,
  USAGE,
} from "./providers/testing";
import { startTestGateway, TestTenant } from "./testing";

const database = useTestDatabase();
let tenant: TestTenant;
let first: LoopbackUpstream;
let second: LoopbackUpstream;
let gateway: Awaited<ReturnType<typeof startTestGateway>>;
let secret: string;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

beforeAll(async () => {
  first = await LoopbackUpstream.start(() => {});
  second = await LoopbackUpstream.start(() => {});
  tenant = await TestTenant.open(database.url);
  const one = await tenant.provider("openai", first.baseUrl);
  const two = await tenant.provider("openai", second.baseUrl);
  await tenant.model("acme/one", [[one, "up-one"]]);
  await tenant.model("acme/both", [
    [one, "up-one"],
    [two, "up-two"],
  ]);
  ({ secret } = await tenant.key());
  gateway = await startTestGateway(database.url, { UPSTREAM_ANSWER_MS: "1500", UPSTREAM_IDLE_MS: "800" });
});
afterAll(async () => {
  await gateway?.stop();
  await first?.stop();
  await second?.stop();
  await tenant?.client.end();
});
beforeEach(() => {
  first.calls.length = 0;
  second.calls.length = 0;
  first.script = (_, res) => answerJson(res, completion("from one"));
  second.script = (_, res) => answerJson(res, completion("from two"));
});

function chat(body: Record<string, unknown> = {}, init: RequestInit = {}) {
  return fetch(`${gateway.url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: JSON.stringify({ model: "acme/one", messages: [{ role: "user", content: "Hi" }], ...body }),
    ...init,
  });
}
const requestIdOf = (response: Response) => response.headers.get("x-request-id")!;
const eventOf = async (response: Response) => (await tenant.events(requestIdOf(response)))[0]!;
async function dataLines(response: Response) {
  const lines = (await response.text()).split("\n").filter((line) => line.startsWith("data: "));
  return lines.map((line) => line.slice(6));
}
const contentOf = (lines: string[]) =>
  lines
    .filter((line) => line !== "[DONE]")
    .map((line) => JSON.parse(line).choices[0]?.delta?.content ?? "")
    .join("");

describe("an OpenAI-compatible provider", () => {
  it("gets the caller's own bytes but for the model's name, and its own credential", async () => {
    const body = `{ "messages":[{"role":"user","content":"Hi \\u00e9"}], "x_big": 12345678901234567890, "model":"acme/one", "x_float": 1.0 }`;
    const response = await chat({}, { body });
    expect(response.status).toBe(200);
    expect(first.last.text).toBe(body.replace('"acme/one"', '"up-one"'));
    expect(first.last.path).toBe("/v1/chat/completions");
    expect(first.last.headers.authorization).toBe("Bearer sk-upstream-secret-0123456789");
    expect(JSON.stringify(first.last.headers)).not.toContain(secret);
  });

  it("a repeated key reaches the provider only as the gateway read it", async () => {
    const body = `{"model":"acme/one","messages":[{"role":"user","content":"Hi"}],"max_tokens":9000,"max_tokens":5}`;
    await chat({}, { body });
    expect(first.last.body.max_tokens).toBe(5);
    expect(first.last.text.match(/max_tokens/g)).toHaveLength(1);
  });

  it("answers with the provider's bytes, the cost in the usage, and every header", async () => {
    const origin = "https://app.example";
    const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json", origin };
    const response = await chat({}, { headers });
    const body = await response.json();
    expect(body).toEqual({
      ...completion("from one"),
      usage: { ...USAGE, cost: (12 * 1_000 + 5 * 4_000) / 1e9 },
    });
    expect(response.headers.get("x-turnpike-cost")).toBe("0.000032");
    expect(response.headers.get("x-turnpike-model")).toBe("acme/one");
    expect(response.headers.get("x-turnpike-attempts")).toBe("1");
    expect(response.headers.get("x-turnpike-cache")).toBe("bypass");
    expect(Number(response.headers.get("x-turnpike-overhead-ms"))).toBeGreaterThan(0);
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("access-control-expose-headers")).toContain("x-turnpike-cost");
    expect(await eventOf(response)).toMatchObject({
      upstream_request_id: "up-req-1",
      upstream_model: "up-one",
    });
  });

  it("complaint 8, cached tokens subtracted or billed twice: cached, reasoning and audio tokens are priced by their class, each once", async () => {
    const usage = {
      prompt_tokens: 100,
      completion_tokens: 50,
      total_tokens: 150,
      prompt_tokens_details: { cached_tokens: 40, audio_tokens: 10 },
      completion_tokens_details: { reasoning_tokens: 30, audio_tokens: 5 },
    };
    first.script = (_, res) => answerJson(res, completion("x", { usage }));
    expect(await eventOf(await chat())).toMatchObject({
      input_tokens: 50,
      cached_input_tokens: 40,
      audio_input_tokens: 10,
      output_tokens: 15,
      reasoning_tokens: 30,
      audio_output_tokens: 5,
    });
  });

  it("usage that breaks an invariant is served, quarantined and not billed", async () => {
    const usage = {
      prompt_tokens: 10,
      completion_tokens: 5,
      total_tokens: 15,
      prompt_tokens_details: { cached_tokens: 40 },
    };
    first.script = (_, res) => answerJson(res, completion("x", { usage }));
    const response = await chat();
    expect(response.status).toBe(200);
    const event = await eventOf(response);
    expect(event).toMatchObject({ quarantined: true, cost_nanos: "0" });
    const { rows } = await pool().query("SELECT * FROM usage_quarantine WHERE request_id = $1", [
      event.request_id,
    ]);
    expect(rows).toMatchObject([
      { org_id: event.org_id, problem: "input", reported: usage, resolution: null, counted: { output: 1 } },
    ]);
  });

  it("the service tier that the upstream names is kept with the event, the standard one is not", async () => {
    const usage = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };
    const tierOf = async (tier: string) => {
      first.script = (_, res) => answerJson(res, { ...completion("x", { usage }), service_tier: tier });
      return (await eventOf(await chat())).circumstances;
    };
    expect(await tierOf("flex")).toEqual({ serviceTier: "flex" });
    expect(await tierOf("default")).toBeNull();
  });
});

describe("failover", () => {
  // One success closes the circuit that the failures of the test before may have opened.
  beforeEach(async () => {
    await chat();
    first.calls.length = 0;
  });

  it.each([429, 500, 503, 401, 404])(
    "a %i is followed by the next target; both attempts are recorded",
    async (status) => {
      first.script = (_, res) => answerJson(res, { error: { message: "no" } }, status);
      const response = await chat({ model: "acme/both" });
      expect(response.status).toBe(200);
      expect((await response.json()).choices[0].message.content).toBe("from two");
      expect(response.headers.get("x-turnpike-attempts")).toBe("2");
      const events = await tenant.events(requestIdOf(response), 2);
      expect(events.map((event) => [event.attempt, event.outcome, String(event.cost_nanos)])).toEqual([
        [1, "error", "0"],
        [2, "ok", "32000"],
      ]);
    },
  );

  it("a refused request is not tried elsewhere, and shows the provider's words without its key", async () => {
    first.script = (_, res) =>
      answerJson(res, { error: { message: "temperature too high for sk-upstream-secret-0123456789" } }, 400);
    const response = await chat({ model: "acme/both" });
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(text).toContain("temperature too high");
    expect(text).not.toContain("sk-upstream");
    expect(second.calls).toHaveLength(0);
  });

  it("a dropped connection and a silent upstream are followed by the next target", async () => {
    first.script = (_, res) => res.socket?.destroy();
    expect((await chat({ model: "acme/both" })).status).toBe(200);
    first.script = () => {};
    const response = await chat({ model: "acme/both" });
    expect(response.status).toBe(200);
    expect(response.headers.get("x-turnpike-attempts")).toBe("2");
  });

  it("a stream that breaks before its first chunk is followed by the next target, after it never", async () => {
    second.script = (_, res) => {
      beginStream(res);
      res.end(streamEvents(["two"]).join(""));
    };
    first.script = (_, res) => {
      beginStream(res);
      res.write(": hello\n\n");
      setTimeout(() => res.socket?.destroy(), 20);
    };
    expect(contentOf(await dataLines(await chat({ model: "acme/both", stream: true })))).toBe("two");
    second.calls.length = 0;
    first.script = (_, res) => {
      beginStream(res);
      res.write(streamEvents(["one", " more"]).slice(0, 3).join(""));
      setTimeout(() => res.socket?.destroy(), 20);
    };
    const response = await chat({ model: "acme/both", stream: true });
    const lines = await dataLines(response);
    expect(contentOf(lines)).toBe("one more");
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ error: { code: "upstream_error" } });
    expect(second.calls).toHaveLength(0);
    expect(await eventOf(response)).toMatchObject({
      outcome: "cut",
      usage_source: "estimated",
      output_tokens: 2,
    });
  });

  it("five failures in a row rest a provider: the next call begins with the other target", async () => {
    first.script = (_, res) => answerJson(res, {}, 500);
    for (let i = 0; i < 5; i++) await chat({ model: "acme/both" });
    const response = await chat({ model: "acme/both" });
    expect(response.headers.get("x-turnpike-attempts")).toBe("1");
    expect(first.calls).toHaveLength(5);
  });

  it("when all fail the last failure is the answer, with the provider's Retry-After", async () => {
    first.script = (_, res) => answerJson(res, {}, 500);
    second.script = (_, res) => answerJson(res, {}, 429, { "retry-after": "7" });
    const response = await chat({ model: "acme/both" });
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("7");
  });
});

describe("a stream", () => {
  it("asks the provider for usage and hides it from a caller who did not", async () => {
    first.script = (_, res) => {
      beginStream(res);
      res.end(streamEvents(["Hello", " world"]).join(""));
    };
    const lines = await dataLines(await chat({ stream: true }));
    expect(first.last.body.stream_options).toEqual({ include_usage: true });
    expect(contentOf(lines)).toBe("Hello world");
    expect(lines.at(-1)).toBe("[DONE]");
    expect(lines.join("")).not.toContain("usage");
  });

  it("is relayed whole however its bytes are cut", async () => {
    const texts = ["Grüße", " 🚂", " 文字", "\n\n", '"quoted" data: [DONE]'];
    const bytes = Buffer.from(streamEvents(texts).join("").replaceAll("\n\n", "\r\n\r\n"));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 12 }), async (cuts) => {
        first.script = async (_, res) => {
          beginStream(res);
          let from = 0;
          for (const to of [...cuts.sort((a, b) => a - b), bytes.length]) {
            res.write(bytes.subarray(from, to));
            from = to;
            await pause(1);
          }
          res.end();
        };
        const lines = await dataLines(await chat({ stream: true }));
        expect(contentOf(lines)).toBe(texts.join(""));
        expect(lines.at(-1)).toBe("[DONE]");
      }),
      { numRuns: 15 },
    );
  });

  it("its last usage chunk carries the cost when asked, and the database has the same", async () => {
    first.script = (_, res) => {
      beginStream(res);
      res.end(streamEvents(["Hello"]).join(""));
    };
    const response = await chat({ stream: true, stream_options: { include_usage: true } });
    const lines = await dataLines(response);
    expect(JSON.parse(lines.at(-2)!)).toMatchObject({ choices: [], usage: { ...USAGE, cost: 0.000032 } });
    expect(String((await eventOf(response)).cost_nanos)).toBe("32000");
  });

  it("a client that leaves cancels the upstream and pays for what was generated", async () => {
    let closed = false;
    first.script = async (_, res) => {
      beginStream(res);
      res.on("close", () => {
        closed = true;
      });
      const events = streamEvents(Array.from({ length: 200 }, (_, i) => ` word${i}`));
      for (const event of events) {
        if (closed) return;
        res.write(event);
        await pause(5);
      }
      res.end();
    };
    const leaving = new AbortController();
    const response = await chat({ stream: true }, { signal: leaving.signal });
    const reader = response.body!.getReader();
    await reader.read();
    await pause(60);
    leaving.abort();
    const event = await eventOf(response);
    expect(closed).toBe(true);
    expect(event).toMatchObject({ outcome: "aborted", usage_source: "estimated" });
    expect(event.output_tokens).toBeGreaterThan(3);
    expect(event.output_tokens).toBeLessThan(400);
  });

  it("a malformed chunk ends it with an error, and what came before is billed", async () => {
    first.script = (_, res) => {
      beginStream(res);
      res.write(streamEvents(["Hello"]).slice(0, 2).join(""));
      res.write('data: {"id": oops\n\n');
    };
    const response = await chat({ stream: true });
    const lines = await dataLines(response);
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ error: { code: "upstream_error" } });
    expect(await eventOf(response)).toMatchObject({ outcome: "cut", output_tokens: 1 });
  });

  it("one that falls silent is cut by the idle time-out", async () => {
    first.script = (_, res) => {
      beginStream(res);
      res.write(streamEvents(["Hello"]).slice(0, 2).join(""));
    };
    const lines = await dataLines(await chat({ stream: true }));
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ choices: [{ finish_reason: "error" }] });
  });
});
