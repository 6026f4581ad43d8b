import { describe, expect, test } from "vitest";
import { chatRequestSchema } from "./gateway";
import { chatRequestOf } from "./playground-request";
import { type PlaygroundSetup, playgroundSetup } from "./playground-setup";

const image = { id: "a".repeat(64), name: "chart.png", mediaType: "image/png", sizeBytes: 3 };
const paper = { id: "b".repeat(64), name: "bill.pdf", mediaType: "application/pdf", sizeBytes: 3 };
const contents = { [image.id]: "data:image/png;base64,AAAA", [paper.id]: "data:application/pdf;base64,BBBB" };

const setup: PlaygroundSetup = {
  version: 1,
  system: "Be brief.",
  tools: [{ name: "get_weather", description: "", parameters: { type: "object" }, strict: false }],
  toolChoice: { name: "get_weather" },
  responseFormat: { type: "json_schema", name: "answer", strict: true, schema: { type: "object" } },
  panes: [
    {
      id: "a",
      model: "m/one",
      parameters: { temperature: 0.2, stop: ["END"] },
      leaveOut: [],
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: "What is this?" },
            { type: "image", attachment: image },
            { type: "file", attachment: paper },
          ],
        },
        { role: "assistant", text: "", toolCalls: [{ id: "c1", name: "get_weather", arguments: "{}" }] },
        { role: "tool", toolCallId: "c1", text: "Rain" },
        { role: "assistant", text: "It rains.", toolCalls: [] },
        { role: "user", content: [{ type: "text", text: "And now?" }] },
      ],
    },
  ],
};
const pane = setup.panes[0]!;

describe("the request of a pane", () => {
  test("is what the gateway's own schema takes, with everything that is set and nothing else", () => {
    const body = chatRequestOf(setup, pane, contents);
    expect(chatRequestSchema.parse(body)).toEqual(body);
    expect(body).toEqual({
      model: "m/one",
      messages: [
        { role: "system", content: "Be brief." },
        {
          role: "user",
          content: [
            { type: "text", text: "What is this?" },
            { type: "image_url", image_url: { url: contents[image.id] } },
            { type: "file", file: { filename: "bill.pdf", file_data: contents[paper.id] } },
          ],
        },
        {
          role: "assistant",
          content: null,
          tool_calls: [{ id: "c1", type: "function", function: { name: "get_weather", arguments: "{}" } }],
        },
        { role: "tool", tool_call_id: "c1", content: "Rain" },
        { role: "assistant", content: "It rains." },
        { role: "user", content: "And now?" },
      ],
      tools: [{ type: "function", function: { name: "get_weather", parameters: { type: "object" } } }],
      tool_choice: { type: "function", function: { name: "get_weather" } },
      response_format: {
        type: "json_schema",
        json_schema: { name: "answer", strict: true, schema: { type: "object" } },
      },
      temperature: 0.2,
      stop: ["END"],
      stream: true,
      stream_options: { include_usage: true },
    });
  });

  test("leaves out what the pane's model does not take", () => {
    const plain = chatRequestOf(
      setup,
      {
        ...pane,
        parameters: { parallel_tool_calls: false },
        leaveOut: ["tools", "response_format", "images", "files"],
      },
      contents,
    );
    expect(plain).not.toHaveProperty("tools");
    expect(plain).not.toHaveProperty("tool_choice");
    expect(plain).not.toHaveProperty("parallel_tool_calls");
    expect(plain).not.toHaveProperty("response_format");
    expect(plain.messages[1]).toEqual({ role: "user", content: "What is this?" });
  });

  test("names an attachment whose bytes are elsewhere", () => {
    const { messages } = chatRequestOf(setup, pane);
    expect(JSON.stringify(messages)).toContain("[attachment chart.png]");
    expect(JSON.stringify(messages)).not.toContain("base64");
  });

  test("is the same after the setup was saved and read again", () => {
    const again = playgroundSetup.parse(JSON.parse(JSON.stringify(setup)));
    expect(chatRequestOf(again, again.panes[0]!, contents)).toEqual(chatRequestOf(setup, pane, contents));
  });
});

test("a setup with a field that it does not know, five panes or a secret-like extra is refused", () => {
  expect(playgroundSetup.safeParse({ ...setup, apiKey: "tp_live_x" }).success).toBe(false);
  expect(playgroundSetup.safeParse({ ...setup, panes: Array(5).fill(pane) }).success).toBe(false);
  const hot = { ...pane, parameters: { temperature: 3 } };
  expect(playgroundSetup.safeParse({ ...setup, panes: [hot] }).success).toBe(false);
});
