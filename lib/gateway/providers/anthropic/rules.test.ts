import { describe, expect, it } from "vitest";
import { toHeldSchema } from "./chat-request/answer-format";
import { toTurns } from "./chat-request/turns";
import { claudeTraits } from "./claude";
import { readAnthropicFailure } from "./errors";
import { readAnthropicUsage } from "./usage";

describe("Anthropic's usage", () => {
  const usage = (more: Record<string, unknown>) =>
    readAnthropicUsage({ input_tokens: 6, output_tokens: 198, ...more })!;

  it("splits what was written to the cache by its lifetime: the total counts, its remainder is five minutes", () => {
    const split = (total: number | undefined, short: number, long: number) =>
      usage({
        cache_creation_input_tokens: total,
        cache_creation: { ephemeral_5m_input_tokens: short, ephemeral_1h_input_tokens: long },
      }).vector;
    expect(split(3_337, 3_068, 0)).toMatchObject({ cacheWrite: 3_337, cacheWrite1h: 0 });
    expect(split(100, 30, 60)).toMatchObject({ cacheWrite: 40, cacheWrite1h: 60 });
    expect(split(50, 0, 60)).toMatchObject({ cacheWrite: 0, cacheWrite1h: 50 });
    expect(split(undefined, 30, 60)).toMatchObject({ cacheWrite: 30, cacheWrite1h: 60 });
    expect(usage({ cache_creation_input_tokens: 9 }).vector).toMatchObject({
      cacheWrite: 9,
      cacheWrite1h: 0,
    });
  });

  it("has thinking inside the output, searches, and the tier that prices may name", () => {
    expect(
      usage({
        output_tokens_details: { thinking_tokens: 139 },
        server_tool_use: { web_search_requests: 3 },
        service_tier: "priority",
      }),
    ).toMatchObject({ vector: { output: 59, reasoning: 139, searches: 3 }, serviceTier: "priority" });
    expect(usage({ speed: "fast", inference_geo: "us" }).serviceTier).toBe("fast");
    expect(usage({ inference_geo: "us", service_tier: "standard" }).serviceTier).toBe("us_inference");
    expect(usage({ inference_geo: "not_available", service_tier: "standard" }).serviceTier).toBe("standard");
  });

  it("that cannot be is marked, and kept as it came", () => {
    const impossible = usage({ output_tokens_details: { thinking_tokens: 500 } });
    expect(impossible).toMatchObject({ invalid: "output", raw: { output_tokens: 198 } });
    expect(usage({ cache_read_input_tokens: -1 }).invalid).toBe("cachedInput");
    expect(readAnthropicUsage({ input_tokens: 1 })).toBeNull();
    expect(readAnthropicUsage(null)).toBeNull();
  });
});

describe("a Claude model", () => {
  const budgeted = { adaptive: false, budgeted: true, sampling: true };
  const newest = { adaptive: true, budgeted: false, sampling: false, schema: true, extraHigh: true };

  it.each([
    ["claude-3-haiku-20240307", { adaptive: false, budgeted: false, sampling: true, schema: false }],
    ["anthropic.claude-3-5-sonnet-20241022-v2:0", { budgeted: false, schema: false }],
    ["claude-3-7-sonnet-latest", { ...budgeted, schema: false }],
    ["claude-opus-4-20250514", { ...budgeted, schema: false }],
    ["claude-opus-4-1-20250805", { ...budgeted, schema: false }],
    ["claude-sonnet-4-5-20250929", { ...budgeted, schema: true }],
    ["eu.anthropic.claude-haiku-4-5-20251001-v1:0", { ...budgeted, schema: true }],
    ["claude-sonnet-4.6", { adaptive: true, sampling: true, extraHigh: false }],
    ["claude-opus-4-7", newest],
    ["claude-opus-5", newest],
    ["claude-sonnet-5@20260901", newest],
    ["claude-of-tomorrow", newest],
  ])("is known by its name: %s", (name, traits) => {
    expect(claudeTraits(name)).toMatchObject(traits);
  });
});

describe("thinking of an earlier turn", () => {
  const blocksOf = (details: unknown[]) => {
    const messages = [
      { role: "user" as const, content: "Hi" },
      { role: "assistant" as const, content: "Yes.", reasoning_details: details },
    ];
    return toTurns(messages).turns[1]!.content.slice(0, -1);
  };

  it("goes back whole where it comes back in the pieces of its stream, and not at all without its signature", () => {
    const piece = (index: number, more: object) => ({ type: "reasoning.text", index, ...more });
    expect(
      blocksOf([
        piece(0, { text: "Let me " }),
        piece(0, { text: "see." }),
        piece(0, { signature: "s0" }),
        { type: "reasoning.encrypted", data: "x", index: 1 },
        piece(2, { text: "So.", signature: "s2" }),
        piece(3, { text: "From another model." }),
        piece(4, { text: "Nor this.", signature: "" }),
      ]),
    ).toEqual([
      { type: "thinking", thinking: "Let me see.", signature: "s0" },
      { type: "redacted_thinking", data: "x" },
      { type: "thinking", thinking: "So.", signature: "s2" },
    ]);
    expect(blocksOf([])).toEqual([]);
  });
});

describe("a schema held by Claude's grammar", () => {
  it("has closed objects at every depth, and bounds in words", () => {
    const inner = { type: "object", properties: { age: { type: "integer", minimum: 0 } } };
    expect(
      toHeldSchema({
        type: "object",
        $defs: { person: inner },
        properties: {
          minimum: { type: "string", maxLength: 3, description: "Named like a bound." },
          people: { type: "array", minItems: 2, items: { anyOf: [{ $ref: "#/$defs/person" }, inner] } },
        },
      }),
    ).toEqual({
      type: "object",
      additionalProperties: false,
      $defs: {
        person: {
          type: "object",
          additionalProperties: false,
          properties: { age: { type: "integer", description: '{"minimum":0}' } },
        },
      },
      properties: {
        minimum: { type: "string", description: 'Named like a bound.\n\n{"maxLength":3}' },
        people: {
          type: "array",
          description: '{"minItems":2}',
          items: {
            anyOf: [
              { $ref: "#/$defs/person" },
              {
                type: "object",
                additionalProperties: false,
                properties: { age: { type: "integer", description: '{"minimum":0}' } },
              },
            ],
          },
        },
      },
    });
  });
});

describe("a failure of Anthropic's API", () => {
  const NOW = Date.parse("2026-11-21T20:00:00Z");
  const fail = (status: number, type: string, message = "m", headers: Record<string, string> = {}) =>
    readAnthropicFailure(
      status,
      headers,
      Buffer.from(JSON.stringify({ type: "error", error: { type, message } })),
      NOW,
    );

  it("of a rate limit waits for the last of the limits that are used up", () => {
    const reset = (seconds: number) => new Date(NOW + seconds * 1_000).toISOString();
    const headers = {
      "anthropic-ratelimit-requests-remaining": "12",
      "anthropic-ratelimit-requests-reset": reset(90),
      "anthropic-ratelimit-input-tokens-remaining": "0",
      "anthropic-ratelimit-input-tokens-reset": reset(20),
      "anthropic-ratelimit-output-tokens-remaining": "0",
      "anthropic-ratelimit-output-tokens-reset": reset(30),
    };
    expect(fail(429, "rate_limit_error", "m", headers)).toMatchObject({
      code: "rate_limit_exceeded",
      retryAfterMs: 30_000,
    });
    expect(fail(429, "rate_limit_error", "m", { ...headers, "retry-after": "3" }).retryAfterMs).toBe(3_000);
  });

  it("of the operator's account is told to no caller", () => {
    const broke = fail(400, "invalid_request_error", "Your credit balance is too low to access the API.");
    expect(broke).toMatchObject({ code: "upstream_error", retryable: true });
    expect(broke.message).not.toContain("credit");
    expect(fail(401, "authentication_error", "invalid x-api-key").message).not.toContain("x-api-key");
  });

  it("by a proxy on the way, or in a form that is not known, goes by its status", () => {
    expect(readAnthropicFailure(502, {}, Buffer.from("<html>"), NOW)).toMatchObject({
      code: "upstream_error",
    });
    expect(fail(529, "overloaded_error")).toMatchObject({ code: "overloaded", unhealthy: true });
    expect(fail(413, "request_too_large", "too big").code).toBe("request_too_large");
    expect(fail(400, "invalid_request_error", "prompt is too long: 9 tokens > 8 maximum").code).toBe(
      "context_length_exceeded",
    );
    const leaky = fail(400, "invalid_request_error", "bad key sk-ant-api03-abcdefgh");
    expect(leaky.message).toBe("bad key [redacted]");
  });
});
