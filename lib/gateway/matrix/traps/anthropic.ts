import type { Trap } from "./trap";

type Usage = Record<string, unknown>;

const start = (usage?: Usage) => ({
  type: "message_start",
  message: {
    id: "msg_trap",
    type: "message",
    role: "assistant",
    model: "claude-trap",
    content: [],
    stop_reason: null,
    stop_sequence: null,
    ...(usage ? { usage } : {}),
  },
});
const TEXT = [
  { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
  { type: "ping" },
  { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "Hello" } },
  { type: "content_block_stop", index: 0 },
];
const delta = (usage: Usage, stop_reason = "end_turn") => ({
  type: "message_delta",
  delta: { stop_reason, stop_sequence: null },
  usage,
});
const STOP = { type: "message_stop" };
const message = (usage: Usage, more: Record<string, unknown> = {}) => ({
  ...start().message,
  content: [{ type: "text", text: "Hello" }],
  stop_reason: "end_turn",
  usage,
  ...more,
});

const traps: Omit<Trap, "preset" | "lab" | "door">[] = [
  {
    name: "the last figures replace the first: a server's tool has read and written the cache meanwhile",
    events: [
      start({
        input_tokens: 2,
        cache_creation_input_tokens: 300,
        cache_read_input_tokens: 0,
        output_tokens: 60,
      }),
      ...TEXT,
      delta({
        input_tokens: 6,
        cache_creation_input_tokens: 333,
        cache_read_input_tokens: 620,
        output_tokens: 190,
      }),
      STOP,
    ],
    booked: { input: 6, cachedInput: 620, cacheWrite: 333, output: 190 },
  },
  {
    name: "what the last event leaves out stays as the first said it",
    events: [
      start({ input_tokens: 40, cache_read_input_tokens: 8, output_tokens: 1 }),
      ...TEXT,
      delta({ output_tokens: 12 }),
      STOP,
    ],
    booked: { input: 40, cachedInput: 8, output: 12 },
  },
  {
    name: "a beginning that comes twice counts once",
    events: [
      start({ input_tokens: 40, output_tokens: 1 }),
      start({ input_tokens: 40, output_tokens: 1 }),
      ...TEXT,
      delta({ output_tokens: 12 }),
      STOP,
    ],
    booked: { input: 40, output: 12 },
  },
  {
    name: "a beginning without usage",
    events: [start(), ...TEXT, delta({ input_tokens: 40, output_tokens: 12 }), STOP],
    booked: { input: 40, output: 12 },
  },
  {
    name: "cache writes for an hour beside those for five minutes",
    body: message({
      input_tokens: 5,
      cache_creation_input_tokens: 300,
      cache_read_input_tokens: 7,
      cache_creation: { ephemeral_5m_input_tokens: 100, ephemeral_1h_input_tokens: 200 },
      output_tokens: 9,
      service_tier: "standard",
    }),
    booked: { input: 5, cachedInput: 7, cacheWrite: 100, cacheWrite1h: 200, output: 9 },
  },
  {
    name: "null where nothing was cached, and a server's searches",
    body: message({
      input_tokens: 5,
      cache_creation_input_tokens: null,
      cache_read_input_tokens: null,
      cache_creation: null,
      output_tokens: 9,
      server_tool_use: { web_search_requests: 3, web_fetch_requests: 0 },
      service_tier: null,
    }),
    booked: { input: 5, output: 9, searches: 3 },
  },
  {
    name: "thinking is part of the output",
    body: message({ input_tokens: 5, output_tokens: 90, output_tokens_details: { thinking_tokens: 70 } }),
    booked: { input: 5, output: 20, reasoning: 70 },
  },
  {
    name: "blocks and events of kinds that are new",
    events: [
      start({ input_tokens: 5, output_tokens: 1 }),
      {
        type: "content_block_start",
        index: 0,
        content_block: { type: "server_tool_use", id: "srvtoolu_1", name: "advisor", input: {} },
      },
      { type: "content_block_delta", index: 0, delta: { type: "input_json_delta", partial_json: "" } },
      { type: "content_block_stop", index: 0 },
      {
        type: "content_block_start",
        index: 1,
        content_block: {
          type: "advisor_tool_result",
          tool_use_id: "srvtoolu_1",
          content: { type: "advisor_result", text: "x" },
        },
      },
      { type: "content_block_stop", index: 1 },
      { type: "content_block_start", index: 2, content_block: { type: "compaction", content: "" } },
      { type: "content_block_delta", index: 2, delta: { type: "compaction_delta", content: "so far" } },
      { type: "content_block_stop", index: 2 },
      { type: "heartbeat_of_tomorrow", at: 1 },
      delta({ input_tokens: 5, output_tokens: 9 }, "pause_turn"),
      STOP,
    ],
    booked: { input: 5, output: 9 },
  },
  {
    name: "an end that is missing after the last figures",
    events: [start({ input_tokens: 5, output_tokens: 1 }), ...TEXT, delta({ output_tokens: 9 })],
    booked: { input: 5, output: 9 },
  },
  {
    name: "a refusal",
    body: message(
      { input_tokens: 18, output_tokens: 0 },
      { content: [], stop_reason: "refusal", stop_details: null },
    ),
    booked: { input: 18 },
  },
];

const claude = traps.flatMap((trap): Trap[] =>
  (["messages", "chat"] as const).map((door) => ({ ...trap, door, preset: "anthropic", lab: "anthropic" })),
);

const bedrock: Trap[] = [
  {
    name: "figures under old names beside the new ones",
    body: {
      output: { message: { role: "assistant", content: [{ text: "Hello" }] } },
      stopReason: "end_turn",
      metrics: { latencyMs: 3 },
      usage: {
        inputTokens: 5,
        outputTokens: 9,
        totalTokens: 321,
        cacheReadInputTokens: 7,
        cacheReadInputTokenCount: 7,
        cacheWriteInputTokens: 300,
        cacheWriteInputTokenCount: 300,
        cacheDetails: [
          { ttl: "5m", inputTokens: 100 },
          { ttl: "1h", inputTokens: 200 },
        ],
      },
    },
    booked: { input: 5, cachedInput: 7, cacheWrite: 100, cacheWrite1h: 200, output: 9 },
  },
  {
    name: "a stream with padding, and events that are new",
    events: [
      { messageStart: { role: "assistant", p: "abcdef" } },
      { contentBlockDelta: { contentBlockIndex: 0, delta: { reasoningContent: { text: "Hm" } }, p: "ab" } },
      {
        contentBlockDelta: { contentBlockIndex: 0, delta: { reasoningContent: { redactedContent: "AAAA" } } },
      },
      { contentBlockStop: { contentBlockIndex: 0 } },
      { contentBlockDelta: { contentBlockIndex: 1, delta: { text: "Hello" }, p: "a" } },
      { contentBlockStop: { contentBlockIndex: 1, p: "abc" } },
      { somethingOfTomorrow: { x: 1 } },
      { messageStop: { stopReason: "end_turn", additionalModelResponseFields: null } },
      {
        metadata: {
          metrics: { latencyMs: 3 },
          usage: { inputTokens: 5, outputTokens: 9, totalTokens: 14, serverToolUsage: {} },
          p: "abc",
        },
      },
    ],
    booked: { input: 5, output: 9 },
  },
].map((trap) => ({ ...trap, door: "chat", preset: "bedrock", lab: "bedrock" }));

export const anthropicTraps = [...claude, ...bedrock];
