import type { LabPlan } from "@/lib/gateway/lab";
import type { Ask } from "./ask";

const TOOL = {
  name: "weather",
  description: "The weather of a city.",
  parameters: {
    type: "object",
    properties: { city: { type: "string" } },
    required: ["city"],
    additionalProperties: false,
  },
};
const SCHEMA = {
  type: "object",
  properties: { answer: { type: "string" } },
  required: ["answer"],
  additionalProperties: false,
};
const CALLED: LabPlan = {
  toolCalls: [
    { id: "call_a", name: "weather", args: { city: "Oslo" } },
    { id: "call_b", name: "weather", args: { city: "Rome" } },
  ],
};

type Case = {
  name: string;
  plan?: LabPlan;
  /** What is asked for beyond a word, in either protocol. */
  chat?: object;
  responses?: object;
  statuses?: number[];
};

const CASES: readonly Case[] = [
  { name: "text" },
  { name: "empty text", plan: { text: "" } },
  { name: "no usage", plan: { text: "Hi", usage: null } },
  { name: "length", plan: { text: "Hi", finish: "length" } },
  { name: "content filter", plan: { text: "", finish: "content_filter" }, statuses: [200, 400, 502] },
  {
    name: "tools",
    plan: CALLED,
    chat: { tools: [{ type: "function", function: TOOL }] },
    responses: { tools: [{ type: "function", ...TOOL, strict: true }] },
  },
  {
    name: "a forced tool",
    plan: { text: "Let me look.", toolCalls: [{ name: "weather", args: { city: "Oslo" } }] },
    chat: {
      tools: [{ type: "function", function: TOOL }],
      tool_choice: { type: "function", function: { name: "weather" } },
    },
    responses: {
      tools: [{ type: "function", ...TOOL, strict: true }],
      tool_choice: { type: "function", name: "weather" },
    },
  },
  {
    name: "a JSON schema",
    plan: { text: '{"answer":"yes"}' },
    chat: {
      response_format: { type: "json_schema", json_schema: { name: "a", schema: SCHEMA, strict: true } },
    },
    responses: { text: { format: { type: "json_schema", name: "a", schema: SCHEMA, strict: true } } },
    statuses: [200, 400],
  },
  {
    name: "reasoning",
    plan: { text: "Hi", reasoning: "Let me think.", usage: { input: 11, output: 7, reasoning: 5 } },
    chat: { reasoning_effort: "low" },
    responses: { reasoning: { effort: "low", summary: "auto" } },
    statuses: [200, 400, 502],
  },
  { name: "two choices", chat: { n: 2 }, statuses: [200, 400] },
  { name: "log probabilities", chat: { logprobs: true, top_logprobs: 2 }, statuses: [200, 400] },
  { name: "a limited provider", plan: { failure: { kind: "rate_limit", resetMs: 1_500 } }, statuses: [429] },
  { name: "an overloaded provider", plan: { failure: { kind: "overloaded" } }, statuses: [503, 502] },
  { name: "a failing provider", plan: { failure: { kind: "server_error" } }, statuses: [502, 503] },
  { name: "a provider that refuses the key", plan: { failure: { kind: "unauthorized" } }, statuses: [502] },
  { name: "too long a prompt", plan: { failure: { kind: "context_length" } }, statuses: [400, 413, 502] },
];

/** How a stream can end badly: only in streams. */
const BROKEN: readonly Case[] = [
  {
    name: "a cut",
    plan: { text: "A longer answer that is cut off.", cut: "before-usage" },
    statuses: [200, 502],
  },
  {
    name: "a failure midway",
    plan: { text: "A longer answer.", failAt: { events: 3, failure: { kind: "overloaded" } } },
    statuses: [200, 502, 503],
  },
];

function chatAsk({ name, plan, chat, statuses = [200] }: Case, stream: boolean): Ask {
  const body = { messages: [{ role: "user", content: "Hi" }], max_completion_tokens: 64, ...chat };
  const streamed = { ...body, stream, stream_options: { include_usage: true } };
  return {
    name: `chat, ${name}${stream ? ", streamed" : ""}`,
    method: "post",
    operation: "/chat/completions",
    body: stream ? streamed : body,
    plan,
    statuses,
  };
}

function responsesAsk({ name, plan, responses, statuses = [200] }: Case, stream: boolean): Ask {
  return {
    name: `responses, ${name}${stream ? ", streamed" : ""}`,
    method: "post",
    operation: "/responses",
    body: { input: "Hi", max_output_tokens: 64, ...responses, ...(stream && { stream }) },
    plan,
    statuses,
  };
}

/** Conversations in both of OpenAI's protocols, whole and streamed. */
export const CHAT_ASKS: readonly Ask[] = [
  ...CASES.flatMap((one) => [chatAsk(one, false), chatAsk(one, true)]),
  ...CASES.filter(({ chat, responses }) => !chat || responses).flatMap((one) => [
    responsesAsk(one, false),
    responsesAsk(one, true),
  ]),
  ...BROKEN.flatMap((one) => [chatAsk(one, true), responsesAsk(one, true)]),
];
