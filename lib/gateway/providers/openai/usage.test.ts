import { describe, expect, it } from "vitest";
import { inputTotal, NO_USAGE, outputTotal, type UsageVector } from "@/lib/core/usage";
import { readResponse } from "./responses/response";
import { readOpenAiUsage } from "./usage";

type Case = [host: string, usage: Record<string, unknown>, vector: Partial<UsageVector>];

const CASES: Case[] = [
  [
    "OpenAI: cached reads and writes are in the prompt, reasoning in the completion",
    {
      prompt_tokens: 100,
      completion_tokens: 50,
      total_tokens: 150,
      prompt_tokens_details: { cached_tokens: 30, cache_write_tokens: 20 },
      completion_tokens_details: { reasoning_tokens: 40 },
    },
    { input: 50, cachedInput: 30, cacheWrite: 20, output: 10, reasoning: 40 },
  ],
  [
    "xAI: reasoning is beside the completion, as the total says",
    {
      prompt_tokens: 12,
      completion_tokens: 2,
      total_tokens: 354,
      prompt_tokens_details: { text_tokens: 12, image_tokens: 0, cached_tokens: 11 },
      completion_tokens_details: { reasoning_tokens: 340 },
    },
    { input: 1, cachedInput: 11, output: 2, reasoning: 340 },
  ],
  [
    "more reasoning than completion is beside it, whatever the total says",
    { prompt_tokens: 5, completion_tokens: 3, completion_tokens_details: { reasoning_tokens: 9 } },
    { input: 5, output: 3, reasoning: 9 },
  ],
  [
    "DeepSeek: hits and misses of the cache",
    {
      prompt_tokens: 339,
      completion_tokens: 83,
      total_tokens: 422,
      prompt_cache_hit_tokens: 320,
      prompt_cache_miss_tokens: 19,
      completion_tokens_details: { reasoning_tokens: 39 },
    },
    { input: 19, cachedInput: 320, output: 44, reasoning: 39 },
  ],
  [
    "Moonshot: cached tokens beside the counts, not below them",
    { prompt_tokens: 20, completion_tokens: 5, total_tokens: 25, cached_tokens: 8 },
    { input: 12, cachedInput: 8, output: 5 },
  ],
  [
    "Alibaba: what was written to the cache",
    {
      prompt_tokens: 2_000,
      completion_tokens: 5,
      total_tokens: 2_005,
      prompt_tokens_details: {
        cached_tokens: 500,
        cache_creation_input_tokens: 1_400,
        cache_type: "ephemeral",
      },
    },
    { input: 100, cachedInput: 500, cacheWrite: 1_400, output: 5 },
  ],
  [
    "Perplexity: searches, and for research reasoning beside the counts",
    {
      prompt_tokens: 33,
      completion_tokens: 7_163,
      total_tokens: 7_196,
      num_search_queries: 26,
      reasoning_tokens: 193_948,
    },
    { input: 33, output: 7_163, reasoning: 193_948, searches: 26 },
  ],
  [
    "Mistral: seconds of sound",
    { prompt_tokens: 10, completion_tokens: 4, total_tokens: 14, prompt_audio_seconds: 3.25 },
    { input: 10, output: 4, audioMs: 3_250 },
  ],
  [
    "vLLM: details that are null",
    {
      prompt_tokens: 10,
      completion_tokens: 4,
      total_tokens: 14,
      prompt_tokens_details: null,
      completion_tokens_details: null,
    },
    { input: 10, output: 4 },
  ],
];

describe("usage as a host of chat completions tells it", () => {
  it.each(CASES)("%s", (_host, usage, vector) => {
    expect(readOpenAiUsage(usage)).toEqual({ vector: { ...NO_USAGE, ...vector }, invalid: null });
  });

  it("bills what Perplexity cites as input, beside the tokens that were counted", () => {
    const usage = {
      prompt_tokens: 33,
      completion_tokens: 100,
      citation_tokens: 20_016,
      reasoning_tokens: 500,
    };
    expect(readOpenAiUsage(usage)).toMatchObject({
      vector: { input: 33, output: 100, reasoning: 500 },
      billed: { input: 20_049, output: 100, reasoning: 500 },
    });
  });

  it.each([
    ["a total short of its parts", { prompt_tokens: 5, completion_tokens: 5, total_tokens: 9 }, "total"],
    [
      "more cached than was read",
      { prompt_tokens: 5, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 6 } },
      "input",
    ],
    ["half a token", { prompt_tokens: 5.5, completion_tokens: 5 }, "input"],
  ])("is set apart: %s", (_what, usage, invalid) => {
    expect(readOpenAiUsage(usage)).toMatchObject({ invalid, raw: usage });
  });

  it.each([null, undefined, {}, { prompt_tokens: 5 }, "5"])("is none: %j", (usage) => {
    expect(readOpenAiUsage(usage)).toBeNull();
  });
});

describe("usage of a response", () => {
  const usage = {
    input_tokens: 300,
    input_tokens_details: { cached_tokens: 200, cache_write_tokens: 40 },
    output_tokens: 90,
    output_tokens_details: { reasoning_tokens: 64 },
    total_tokens: 390,
  };
  const search = (type?: string) => ({
    type: "web_search_call",
    status: "completed",
    action: type && { type },
  });
  const read = (response: Record<string, unknown>) =>
    readResponse(Buffer.from(JSON.stringify({ output: [], usage, ...response }))).usage!;

  it("has its parts in its totals, and the tier that served it", () => {
    const { vector, serviceTier } = read({ service_tier: "flex" });
    expect([inputTotal(vector), outputTotal(vector)]).toEqual([300, 90]);
    expect(vector).toMatchObject({ input: 60, cachedInput: 200, cacheWrite: 40, output: 26, reasoning: 64 });
    expect(serviceTier).toBe("flex");
  });

  it("counts searches, not the pages that were opened, and images", () => {
    const output = [search("search"), search("open_page"), search(), { type: "x_search_call" }];
    const image = { type: "image_generation_call", status: "completed", result: "aW1n" };
    expect(read({ output: [...output, image] }).vector).toMatchObject({ searches: 3, images: 1 });
    const told = { web_search: { num_requests: 5 } };
    expect(read({ output, tool_usage: told }).vector.searches).toBe(5);
  });

  it("is counted from every text that the model wrote, where none is told", () => {
    const output = [
      { type: "reasoning", summary: [{ type: "summary_text", text: "Think." }] },
      { type: "message", content: [{ type: "output_text", text: "Say." }] },
      { type: "function_call", name: "do_it", arguments: '{"a":1}' },
      { type: "custom_tool_call", name: "patch", input: "free text" },
      { type: "image_generation_call", result: "aW1n" },
    ];
    const answer = readResponse(Buffer.from(JSON.stringify({ output, usage: null })));
    expect(answer.usage).toBeNull();
    expect(answer.outputTexts()).toEqual(["Think.", "Say.", '{"a":1}', "do_it", "free text", "patch"]);
  });
});
