import type { LabKind } from "../../lab";
import type { Trap } from "./trap";

type Usage = Record<string, unknown>;

const head = (object: string) => ({ id: "trap", object, created: 1_790_000_000, model: "trap" });
const chunk = (choices: unknown[], more: Record<string, unknown> = {}) => ({
  ...head("chat.completion.chunk"),
  choices,
  ...more,
});
const delta = (content: string, finish_reason: string | null = null, more: Record<string, unknown> = {}) => ({
  index: 0,
  delta: { role: "assistant", content },
  finish_reason,
  ...more,
});
const whole = (usage: Usage) => ({
  ...head("chat.completion"),
  choices: [{ index: 0, message: { role: "assistant", content: "Hello" }, finish_reason: "stop" }],
  usage,
});
const PLAIN = { prompt_tokens: 30, completion_tokens: 9, total_tokens: 39 };

const of = (
  preset: string,
  traps: Omit<Trap, "preset" | "lab" | "door">[],
  lab: LabKind = "openai",
): Trap[] => traps.map((trap) => ({ ...trap, preset, lab, door: "chat" }));

export const chatTraps: Trap[] = [
  ...of("custom", [
    {
      name: "details that are null",
      body: whole({ ...PLAIN, prompt_tokens_details: null, completion_tokens_details: null }),
      booked: { input: 30, output: 9 },
    },
    {
      name: "usage beside the last choice, null before it",
      events: [chunk([delta("Hel")], { usage: null }), chunk([delta("lo", "stop")], { usage: PLAIN })],
      booked: { input: 30, output: 9 },
    },
    {
      name: "usage in every chunk, growing: the last counts",
      events: [
        chunk([delta("Hel")], { usage: { prompt_tokens: 30, completion_tokens: 4, total_tokens: 34 } }),
        chunk([delta("lo", "stop")], { usage: PLAIN }),
        chunk([], { usage: PLAIN }),
      ],
      booked: { input: 30, output: 9 },
    },
    {
      name: "audio on both sides",
      body: whole({
        prompt_tokens: 30,
        completion_tokens: 9,
        total_tokens: 39,
        prompt_tokens_details: { cached_tokens: 4, audio_tokens: 6 },
        completion_tokens_details: { reasoning_tokens: 2, audio_tokens: 3 },
      }),
      booked: { input: 20, cachedInput: 4, audioInput: 6, output: 4, reasoning: 2, audioOutput: 3 },
    },
    {
      name: "no total",
      body: whole({ prompt_tokens: 30, completion_tokens: 9 }),
      booked: { input: 30, output: 9 },
    },
    {
      name: "more cached than there was: served, and kept out of the bill",
      body: whole({ ...PLAIN, prompt_tokens_details: { cached_tokens: 31 } }),
      booked: {},
      quarantined: true,
    },
    {
      name: "a negative count: served, and kept out of the bill",
      body: whole({ prompt_tokens: 30, completion_tokens: -1, total_tokens: 29 }),
      booked: {},
      quarantined: true,
    },
  ]),
  ...of("xai", [
    {
      name: "reasoning outside the completion",
      body: whole({
        prompt_tokens: 12,
        completion_tokens: 2,
        total_tokens: 334,
        prompt_tokens_details: { text_tokens: 12, audio_tokens: 0, image_tokens: 0, cached_tokens: 3 },
        completion_tokens_details: { reasoning_tokens: 320, audio_tokens: 0 },
      }),
      booked: { input: 9, cachedInput: 3, output: 2, reasoning: 320 },
    },
  ]),
  ...of("deepseek", [
    {
      name: "hits and misses without details",
      body: whole({ ...PLAIN, prompt_cache_hit_tokens: 20, prompt_cache_miss_tokens: 10 }),
      booked: { input: 10, cachedInput: 20, output: 9 },
    },
  ]),
  ...of("groq", [
    {
      name: "usage in x_groq alone",
      events: [
        chunk([delta("Hello")], { x_groq: { id: "req_trap" } }),
        chunk([delta("", "stop")], {
          x_groq: {
            id: "req_trap",
            usage: { ...PLAIN, prompt_tokens_details: { cached_tokens: 5 }, queue_time: 0.1 },
          },
        }),
      ],
      booked: { input: 25, cachedInput: 5, output: 9 },
    },
    {
      name: "usage in x_groq and once more beside it counts once",
      events: [
        chunk([delta("Hello", "stop")], { x_groq: { id: "req_trap", usage: PLAIN } }),
        chunk([], { usage: PLAIN }),
      ],
      booked: { input: 30, output: 9 },
    },
  ]),
  ...of("moonshotai", [
    {
      name: "what was cached stands beside the counts",
      body: whole({ ...PLAIN, cached_tokens: 12 }),
      booked: { input: 18, cachedInput: 12, output: 9 },
    },
    {
      name: "usage inside the last choice",
      events: [chunk([delta("Hello")]), chunk([delta("", "stop", { usage: PLAIN })])],
      booked: { input: 30, output: 9 },
    },
  ]),
  ...of("alibaba", [
    {
      name: "writes to the cache are part of the prompt",
      body: whole({
        ...PLAIN,
        prompt_tokens_details: {
          cached_tokens: 4,
          cache_creation_input_tokens: 10,
          cache_creation: { ephemeral_5m_input_tokens: 10 },
          cache_type: "ephemeral",
        },
      }),
      booked: { input: 16, cachedInput: 4, cacheWrite: 10, output: 9 },
    },
  ]),
  ...of("perplexity", [
    {
      name: "searches beside tokens, in every chunk",
      events: [
        chunk([delta("Hel")], {
          usage: { prompt_tokens: 30, completion_tokens: 4, total_tokens: 34, search_context_size: "low" },
        }),
        chunk([delta("lo", "stop")], {
          usage: { ...PLAIN, search_context_size: "low", num_search_queries: 2, cost: { total_cost: 0.006 } },
          search_results: [{ title: "x", url: "https://example.com" }],
        }),
      ],
      booked: { input: 30, output: 9, searches: 2 },
    },
  ]),
  ...of("fireworks", [
    {
      name: "usage beside the last choice, with what was cached",
      events: [
        chunk([delta("Hello")]),
        chunk([delta("", "stop")], { usage: { ...PLAIN, prompt_tokens_details: { cached_tokens: 8 } } }),
      ],
      booked: { input: 22, cachedInput: 8, output: 9 },
    },
  ]),
  ...of(
    "azure",
    [
      {
        name: "chunks without choices before and after the answer",
        events: [
          {
            choices: [],
            created: 0,
            id: "",
            model: "",
            object: "",
            prompt_filter_results: [{ prompt_index: 0 }],
          },
          chunk([delta("Hello", "stop", { content_filter_results: {} })]),
          chunk([{ index: 0, finish_reason: null, content_filter_offsets: {}, content_filter_results: {} }]),
          chunk([], { usage: PLAIN }),
        ],
        booked: { input: 30, output: 9 },
      },
    ],
    "azure",
  ),
  ...of(
    "mistral",
    [
      {
        name: "seconds of audio, and pieces of content",
        body: {
          ...head("chat.completion"),
          choices: [
            {
              index: 0,
              message: {
                role: "assistant",
                tool_calls: null,
                content: [
                  { type: "thinking", thinking: [{ type: "text", text: "Hm" }] },
                  { type: "text", text: "Hello" },
                ],
              },
              finish_reason: "stop",
            },
          ],
          usage: {
            ...PLAIN,
            prompt_audio_seconds: null,
            num_cached_tokens: 6,
            prompt_tokens_details: { cached_tokens: 6 },
          },
        },
        booked: { input: 24, cachedInput: 6, output: 9 },
      },
    ],
    "mistral",
  ),
  ...of(
    "cohere",
    [
      {
        name: "a prompt of its own beside what is billed, and citations",
        events: [
          { id: "trap", type: "message-start", delta: { message: { role: "assistant", content: [] } } },
          { type: "content-start", index: 0, delta: { message: { content: { type: "text", text: "" } } } },
          { type: "content-delta", index: 0, delta: { message: { content: { text: "Hello" } } } },
          {
            type: "citation-start",
            index: 0,
            delta: { message: { citations: { start: 0, end: 5, text: "Hello", sources: [] } } },
          },
          { type: "citation-end", index: 0 },
          { type: "content-end", index: 0 },
          {
            type: "message-end",
            delta: {
              finish_reason: "COMPLETE",
              usage: {
                billed_units: { input_tokens: 8, output_tokens: 5 },
                tokens: { input_tokens: 30, output_tokens: 9 },
                cached_tokens: 20,
              },
            },
          },
        ],
        booked: { input: 10, cachedInput: 20, output: 9 },
      },
    ],
    "cohere",
  ),
];
