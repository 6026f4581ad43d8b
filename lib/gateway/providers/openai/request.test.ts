import { describe, expect, it } from "vitest";
import { presetHost } from "./host";
import { toOpenAiRequest } from "./request";
import { askFor, targetOf } from "./testing";

type Body = Record<string, unknown>;

function sent(
  preset: string | null,
  body: Body,
  { maxOutputTokens = null as number | null, reasoning = false } = {},
) {
  const target = targetOf({ preset }, { capabilities: reasoning ? ["reasoning"] : [] });
  const request = toOpenAiRequest(presetHost, askFor(body), target, { maxOutputTokens });
  return { ...request, text: String(request.body), json: JSON.parse(String(request.body)) as Body };
}
const user = [{ role: "user", content: "Hi" }];

describe("a chat completion to a host of OpenAI's protocol", () => {
  it("is the caller's own bytes but for the model's name", () => {
    const { text, json } = sent("openai", { model: "acme/m", messages: user, novel: 1 });
    expect(json.model).toBe("up-model");
    expect(text.replace('"up-model"', '"acme/m"')).toBe(
      JSON.stringify({ model: "acme/m", messages: user, novel: 1 }),
    );
  });

  it.each([
    ["deepseek", "max_completion_tokens", "max_tokens"],
    ["groq", "max_tokens", "max_completion_tokens"],
  ])("is bounded by the one name that %s knows: not %s but %s", (preset, given, known) => {
    const { json } = sent(preset, { messages: user, [given]: 50 });
    expect(json).toMatchObject({ [known]: 50 });
    expect(json).not.toHaveProperty(given);
    expect(sent(preset, { messages: user, [given]: 50 }, { maxOutputTokens: 7 }).json).toMatchObject({
      [known]: 7,
    });
  });

  it("is bounded under the caller's own name at OpenAI, else under the one that the model takes", () => {
    expect(sent("openai", { messages: user, max_tokens: 50 }, { maxOutputTokens: 7 }).json.max_tokens).toBe(
      7,
    );
    const bounds = { maxOutputTokens: 7, reasoning: true };
    expect(sent("openai", { messages: user }, bounds).json.max_completion_tokens).toBe(7);
    expect(sent("openai", { messages: user }, { maxOutputTokens: 7 }).json.max_tokens).toBe(7);
  });

  it("says `system` where `developer` is not known, and only there", () => {
    const messages = [{ role: "developer", content: "Be kind." }, ...user];
    expect(sent("deepseek", { messages }).json.messages).toEqual([
      { role: "system", content: "Be kind." },
      ...user,
    ]);
    expect(sent("openai", { messages }).json.messages).toEqual(messages);
    expect(sent(null, { messages }).json.messages).toEqual(messages);
  });

  it("asks for usage in a stream where the host understands that", () => {
    const stream = { messages: user, stream: true };
    expect(sent("openai", stream).json.stream_options).toEqual({ include_usage: true });
    expect(sent("perplexity", stream).json).not.toHaveProperty("stream_options");
  });

  it("is refused where a schema is asked for that the host would not keep to", () => {
    const response_format = { type: "json_schema", json_schema: { name: "a", schema: {} } };
    expect(() => sent("deepseek", { messages: user, response_format })).toThrowError(
      expect.objectContaining({ code: "unsupported_parameter", details: { param: "response_format" } }),
    );
    expect(sent("groq", { messages: user, response_format }).json).toMatchObject({ response_format });
  });

  it("goes without another provider's reasoning to a host that refuses what it does not know", () => {
    const call = { id: "c", type: "function", function: { name: "f", arguments: "{}" } };
    const said = { role: "assistant", content: null, tool_calls: [{ ...call, extra_content: {} }] };
    const messages = [{ ...said, reasoning_content: "Hm.", reasoning_details: [{}] }];
    const ask = { ...askFor({ messages }), wire: "responses" as const };
    const bodyFor = (preset: string) =>
      JSON.parse(
        String(toOpenAiRequest(presetHost, ask, targetOf({ preset }), { maxOutputTokens: null }).body),
      );
    expect(bodyFor("openai").messages).toEqual([{ ...said, tool_calls: [call] }]);
    expect(bodyFor("moonshotai").messages).toEqual(messages);
  });
});
