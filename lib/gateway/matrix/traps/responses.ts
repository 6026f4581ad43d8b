import type { Trap } from "./trap";

const response = (status: string, usage: unknown, more: Record<string, unknown> = {}) => ({
  id: "resp_trap",
  object: "response",
  created_at: 1_790_000_000,
  status,
  error: null,
  incomplete_details: status === "incomplete" ? { reason: "max_output_tokens" } : null,
  instructions: null,
  model: "trap",
  output: [
    {
      id: "msg_trap",
      type: "message",
      status: "completed",
      role: "assistant",
      content: [{ type: "output_text", text: "Hello", annotations: [] }],
    },
  ],
  parallel_tool_calls: true,
  tool_choice: "auto",
  tools: [],
  usage,
  ...more,
});
const USAGE = {
  input_tokens: 30,
  input_tokens_details: { cached_tokens: 8 },
  output_tokens: 12,
  output_tokens_details: { reasoning_tokens: 5 },
  total_tokens: 42,
};
const BOOKED = { input: 22, cachedInput: 8, output: 7, reasoning: 5 };
const begin = [
  { type: "response.created", sequence_number: 0, response: response("in_progress", null, { output: [] }) },
  {
    type: "response.output_item.added",
    sequence_number: 1,
    output_index: 0,
    item: { id: "msg_trap", type: "message", status: "in_progress", role: "assistant", content: [] },
  },
  {
    type: "response.output_text.delta",
    sequence_number: 2,
    item_id: "msg_trap",
    output_index: 0,
    content_index: 0,
    delta: "Hello",
  },
];
const end = (status: string, usage: unknown, more: Record<string, unknown> = {}) => ({
  type: `response.${status}`,
  sequence_number: 3,
  response: response(status, usage, more),
});

const traps: Omit<Trap, "preset" | "lab" | "door">[] = [
  {
    name: "an answer cut short says its usage",
    events: [...begin, end("incomplete", USAGE)],
    booked: BOOKED,
  },
  {
    name: "a failed answer says its usage",
    events: [...begin, end("failed", USAGE, { error: { code: "server_error", message: "Sorry" } })],
    booked: BOOKED,
    outcome: "cut",
  },
  { name: "an incomplete body", body: response("incomplete", USAGE), booked: BOOKED },
  {
    name: "writes to the cache are part of the input",
    body: response("completed", {
      ...USAGE,
      input_tokens_details: { cached_tokens: 8, cache_write_tokens: 10 },
    }),
    booked: { input: 12, cachedInput: 8, cacheWrite: 10, output: 7, reasoning: 5 },
  },
  {
    name: "events and items that are new",
    events: [
      ...begin,
      { type: "response.something_of_tomorrow.delta", sequence_number: 3, delta: "x" },
      end("completed", USAGE, { output: [{ id: "x_1", type: "tomorrow_call", status: "completed" }] }),
    ],
    booked: BOOKED,
  },
];

export const responsesTraps: Trap[] = traps.map((trap) => ({
  ...trap,
  door: "responses",
  preset: "openai",
  lab: "openai",
}));
