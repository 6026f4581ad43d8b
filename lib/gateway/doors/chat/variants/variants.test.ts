import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { NO_USAGE } from "@/lib/core/usage";
import type { Call, ChatAsk } from "../../../call";
import type { ChunkValue } from "../../../providers/chunk";
import type { ProviderChunk } from "../../../providers/provider";
import type { MeasuredUsage } from "../../../settle/measured-usage";
import { chatDoorFor } from "../index";
import { inOpenAiWords } from "./mistral-words";

const AGENTS = {
  openrouter: [
    "speakeasy-sdk/typescript 1.3.19 2.914.0 1.0.0 @openrouter/sdk",
    "ai-sdk/openrouter/3.1.0 ai-sdk/provider-utils/5.0.42",
  ],
  mistral: ["mistral-client-typescript/2.7.0", "mistral-client-python/1.9.3"],
  other: ["OpenAI/JS 7.57.0", "node"],
};
const requestOf = (agent?: string) => ({ headers: agent ? { "user-agent": agent } : {} }) as IncomingMessage;
const ask = { wantsUsage: false, model: "m" } as ChatAsk;
const call = { requestId: "req_1", startedAtMs: 0 } as Call;
const measured = {
  usage: { ...NO_USAGE, input: 3, output: 2 },
  costNanos: 1,
} as unknown as MeasuredUsage;

const toChunk = (choice: object): ProviderChunk => {
  const value = { id: "c", created: 1, model: "m", choices: [{ index: 0, ...choice }] } as ChunkValue;
  const json = JSON.stringify({ object: "chat.completion.chunk", service_tier: "default", ...value });
  return { json, value, usage: null };
};

function play(agent: string, choices: object[], wantsUsage = false, outcome: "ok" | "cut" = "ok") {
  const writer = chatDoorFor(requestOf(agent)).stream("chat", { ...ask, wantsUsage }, call);
  const text = choices.map((choice) => writer.chunk(toChunk(choice))).join("");
  return (text + writer.last({ outcome, measured, ttftMs: 1 }))
    .split("\n\n")
    .filter((event) => event.startsWith("data: {"))
    .map((event) => JSON.parse(event.slice(6)));
}

const TEXT = [{ delta: { content: "Hi" } }, { delta: {}, finish_reason: "stop" }];

describe("clients of services that add to OpenAI's protocol", () => {
  it.each([...AGENTS.openrouter, ...AGENTS.mistral])(
    "%s gets usage unasked, in the last chunk alone",
    (agent) => {
      for (const wantsUsage of [false, true]) {
        const chunks = play(agent, TEXT, wantsUsage);
        expect(chunks.map((chunk) => "usage" in chunk)).toEqual([false, false, true]);
        expect(chunks.at(-1)).toMatchObject({
          choices: [],
          usage: { prompt_tokens: 3, completion_tokens: 2 },
        });
      }
    },
  );

  it.each(AGENTS.other)("%s gets usage only when it asks, and then null before the last chunk", (agent) => {
    expect(play(agent, TEXT).some((chunk) => "usage" in chunk)).toBe(false);
    expect(play(agent, TEXT, true).map(({ usage }) => usage?.total_tokens ?? null)).toEqual([null, null, 5]);
  });

  it.each([...AGENTS.openrouter])("%s gets errors whose code is the status", (agent) => {
    const error = new AppError("credits_exhausted", "No.", { extra: { scope: "organization" } });
    expect(chatDoorFor(requestOf(agent)).error(error, "req_1")).toEqual({
      error: {
        code: 402,
        message: "No.",
        metadata: {
          type: "insufficient_quota",
          param: null,
          code: "credits_exhausted",
          scope: "organization",
        },
      },
    });
    expect(play(agent, TEXT.slice(0, 1), false, "cut")[1].error).toMatchObject({ code: 502 });
  });

  it.each([...AGENTS.mistral, ...AGENTS.other])("%s gets OpenAI's envelope", (agent) => {
    const error = new AppError("invalid_api_key", "No.");
    expect(chatDoorFor(requestOf(agent)).error(error, "req_1")).toMatchObject({
      error: { code: "invalid_api_key", type: "authentication_error" },
    });
    expect(play(agent, TEXT.slice(0, 1), false, "cut")[1].error).toMatchObject({ code: "upstream_error" });
  });

  const piece = (index: number, more: object) => ({ delta: { tool_calls: [{ index, ...more }] } });
  const PIECES = [
    { delta: { role: "assistant", content: null } },
    piece(0, { id: "a", type: "function", function: { name: "first", arguments: "" } }),
    piece(0, { function: { arguments: '{"x"' } }),
    piece(1, { id: "b", type: "function", function: { name: "second", arguments: "{}" } }),
    piece(0, { function: { arguments: ":1}" } }),
    { delta: {}, finish_reason: "tool_calls" },
  ];

  it("Mistral's get each tool call whole, in the chunk that ends the choice", () => {
    const chunks = play(AGENTS.mistral[0]!, PIECES);
    const saying = chunks.filter(({ choices }) => choices[0]?.delta.tool_calls);
    expect(saying).toHaveLength(1);
    expect(saying[0].choices[0]).toMatchObject({
      finish_reason: "tool_calls",
      delta: {
        tool_calls: [
          { index: 0, id: "a", type: "function", function: { name: "first", arguments: '{"x":1}' } },
          { index: 1, id: "b", type: "function", function: { name: "second", arguments: "{}" } },
        ],
      },
    });
  });

  it("Mistral's words that OpenAI refuses are reworded, and a body without any is left as it is", () => {
    const user = { role: "user", content: "Hi" };
    const plain = { model: "m", messages: [user, { role: "assistant", content: "x", prefix: true }] };
    expect(inOpenAiWords(plain)).toBe(plain);
    const theirs = { messages: [user, { role: "assistant", content: "x", prefix: false }], random_seed: 7 };
    expect(inOpenAiWords({ model: "m", ...theirs, tool_choice: "any" })).toEqual({
      model: "m",
      messages: [user, { role: "assistant", content: "x" }],
      seed: 7,
      tool_choice: "required",
    });
  });

  it("every chunk keeps what the provider said beside its choices", () => {
    for (const agent of [AGENTS.openrouter[0]!, AGENTS.mistral[0]!]) {
      const said = play(agent, PIECES).filter(({ choices }) => choices.length > 0);
      for (const chunk of said)
        expect(chunk).toMatchObject({ object: "chat.completion.chunk", service_tier: "default" });
    }
  });

  it("OpenRouter's get the call's own id on every chunk, to ask for its record by", () => {
    expect(new Set(play(AGENTS.openrouter[0]!, TEXT).map(({ id }) => id))).toEqual(new Set(["req_1"]));
    expect(new Set(play(AGENTS.other[0]!, TEXT, true).map(({ id }) => id))).toEqual(new Set(["c"]));
  });

  it("the others get tool calls in the provider's own pieces", () => {
    const chunks = play(AGENTS.openrouter[0]!, PIECES);
    expect(chunks.filter(({ choices }) => choices[0]?.delta.tool_calls)).toHaveLength(4);
  });
});
