import { describe, expect, it } from "vitest";
import { readOpenAiResponse } from "./response";
import { OpenAiStreamReader } from "./stream";

const head = { id: "c", created: 1, model: "m" };

function chunkOf(chunk: object): { json: string; value: unknown } {
  let taken: { json: string; value: unknown } | undefined;
  new OpenAiStreamReader("m").push(Buffer.from(`data: ${JSON.stringify(chunk)}\n\n`), (one) => {
    taken = one;
  });
  return taken!;
}

describe("an answer of a host that speaks OpenAI's protocol", () => {
  it("has its nulls, tiers and finishes put in OpenAI's words", () => {
    const message = {
      role: "assistant",
      content: "Hi",
      tool_calls: null,
      function_call: null,
      annotations: null,
    };
    const { text, usage } = readOpenAiResponse(
      Buffer.from(
        JSON.stringify({
          ...head,
          object: "chat.completion",
          system_fingerprint: null,
          service_tier: "on_demand",
          choices: [{ index: 0, message, finish_reason: "eos", logprobs: null }],
          usage: { prompt_tokens: 3, completion_tokens: 1, total_tokens: 4, prompt_tokens_details: null },
        }),
      ),
    );
    expect(JSON.parse(text)).toEqual({
      ...head,
      object: "chat.completion",
      choices: [
        {
          index: 0,
          message: { role: "assistant", content: "Hi", refusal: null },
          finish_reason: "stop",
          logprobs: null,
        },
      ],
      usage: { prompt_tokens: 3, completion_tokens: 1, total_tokens: 4 },
    });
    expect(usage).toMatchObject({ invalid: null, serviceTier: "on_demand", vector: { input: 3, output: 1 } });
  });

  it("streams chunks of which the same holds, and passes the bytes of those that need nothing", () => {
    const odd = { ...head, choices: [{ delta: { role: null, content: "Hi", tool_calls: null } }] };
    expect(chunkOf(odd).value).toEqual({
      ...head,
      object: "chat.completion.chunk",
      choices: [{ index: 0, delta: { content: "Hi" }, finish_reason: null }],
    });
    const plain = {
      ...head,
      object: "chat.completion.chunk",
      choices: [{ index: 0, delta: { content: "Hi" }, finish_reason: null }],
      novel: 1,
    };
    expect(chunkOf(plain).json).toBe(JSON.stringify(plain));
  });

  it("that is an error in the stream is told as one, with or without `error` around it", () => {
    const error = { object: "error", message: "out of memory", type: "internal" };
    expect(chunkOf(error).value).toMatchObject({ error });
    expect(chunkOf({ error }).value).toMatchObject({ error });
  });
});
