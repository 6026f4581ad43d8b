import { type ChatBody, chatRequestOf } from "@/lib/contract/playground-request";
import { type PlaygroundSetup, playgroundSetup } from "@/lib/contract/playground-setup";
import { DOCUMENT, dataUrlOf, PICTURE } from "./sample-files";
import { SNIPPET_MODEL } from "./snippet-gateway";

const HARD =
  "\"It's\" `fine`: $HOME $(x) %s %d \\n \\u0041 \\\n\ttab\r\n</script> <!-- 'EOF'\nEOF\n\u2028é漢🚀\u0000\u007f\uFEFF {{model}}";

const picture = {
  id: "a".repeat(64),
  name: "a 'chart'.png",
  mediaType: "image/png",
  sizeBytes: PICTURE.length,
};
const paper = {
  id: "b".repeat(64),
  name: "bill.pdf",
  mediaType: "application/pdf",
  sizeBytes: DOCUMENT.length,
};
const contents = {
  [picture.id]: dataUrlOf("image/png", PICTURE),
  [paper.id]: dataUrlOf("application/pdf", DOCUMENT),
};

/** Files that the code reads from its folder, by the text that stands for each in a request. */
export const ATTACHED = new Map([
  [contents[picture.id]!, picture],
  [contents[paper.id]!, paper],
]);
export const ATTACHED_BYTES = { [picture.name]: PICTURE, [paper.name]: DOCUMENT };

const weather = {
  name: "get_weather",
  description: HARD,
  parameters: {
    type: "object",
    properties: { city: { type: "string", description: HARD }, 'a "b"': { enum: ["x", null, 1.5, true] } },
    required: ["city"],
  },
  strict: false,
};
const clock = {
  name: "get_time",
  description: "",
  parameters: { type: "object", properties: {} },
  strict: true,
};

const user = (text: string) => ({ role: "user", content: [{ type: "text", text }] });

function setup(pane: Record<string, unknown>, over: Record<string, unknown> = {}): PlaygroundSetup {
  return playgroundSetup.parse({
    version: 1,
    system: "",
    tools: [],
    toolChoice: "auto",
    responseFormat: { type: "text" },
    panes: [{ id: "a", model: SNIPPET_MODEL, parameters: {}, messages: [user("Hello")], ...pane }],
    ...over,
  });
}

const SETUPS: Record<string, PlaygroundSetup> = {
  "hard texts in a conversation": setup(
    { messages: [user(HARD), { role: "assistant", text: HARD, toolCalls: [] }, user(`'${HARD}'`)] },
    { system: HARD },
  ),
  "every parameter": setup({
    parameters: {
      max_completion_tokens: 300,
      temperature: 0.35,
      top_p: 0.9,
      top_k: 40,
      presence_penalty: -0.5,
      frequency_penalty: 0.25,
      seed: 2_147_483_647,
      stop: ["END", "\n\n", HARD],
      reasoning_effort: "medium",
      logprobs: true,
      top_logprobs: 2,
    },
  }),
  "tools, called and answered": setup(
    {
      parameters: { parallel_tool_calls: false },
      messages: [
        user("The weather and the time in Oslo?"),
        {
          role: "assistant",
          text: "",
          toolCalls: [
            { id: "call_1", name: "get_weather", arguments: JSON.stringify({ city: HARD }) },
            { id: "call_2", name: "get_time", arguments: "{}" },
          ],
        },
        { role: "tool", toolCallId: "call_1", text: HARD },
        { role: "tool", toolCallId: "call_2", text: "12:00" },
        { role: "assistant", text: "Sunny, noon.", toolCalls: [] },
        user("And in Rome?"),
      ],
    },
    { tools: [weather, clock], toolChoice: { name: "get_weather" }, system: "Be brief." },
  ),
  "an answer by a schema": setup(
    { parameters: { max_completion_tokens: 500 } },
    {
      responseFormat: {
        type: "json_schema",
        name: "cities",
        strict: true,
        schema: {
          type: "object",
          properties: { city: { type: "string", description: HARD }, people: { type: "integer" } },
          required: ["city", "people"],
          additionalProperties: false,
        },
      },
    },
  ),
  "a picture and a document": setup({
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: "What are these?" },
          { type: "image", attachment: picture },
          { type: "file", attachment: paper },
        ],
      },
    ],
  }),
};

/** What the playground sends of each, and the same without a stream. */
export const SENT: [name: string, body: ChatBody][] = Object.entries(SETUPS).flatMap(([name, one], i) => {
  const body = chatRequestOf(one, one.panes[0]!, contents);
  const { stream: _, stream_options: __, ...whole } = body;
  const sent: [string, ChatBody] = [name, body];
  return i === 0 || i === 2 ? [sent, [`${name}, not streamed`, whole as ChatBody]] : [sent];
});
