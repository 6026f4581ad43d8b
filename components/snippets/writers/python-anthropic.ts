import { pythonText } from "../literals/python";
import { toMessagesCall } from "../requests/messages-request";
import type { FileSource } from "../requests/messages-turns";
import type { SnippetInput } from "../snippet-input";
import { pythonArguments, pythonFiles, pythonHead, pythonKey } from "./python-parts";

/** What every version of the client takes by name: newer ones have dropped `temperature` and `top_p`. */
const KNOWN = new Set([
  ...["model", "max_tokens", "system", "messages", "stop_sequences", "tools"],
  ...["tool_choice", "thinking", "metadata", "stream"],
]);

const BASE64 = [
  "def base64_of(path):",
  '    with open(path, "rb") as file:',
  "        return base64.b64encode(file.read()).decode()",
];

/** Anthropic's client on the same gateway, and in words what its API cannot say. */
export function pythonAnthropicSnippet(input: SnippetInput): { code: string; notes: string[] } {
  const reader = pythonFiles(input, BASE64, ({ name }) => `base64_of(${pythonText(name)})`);
  const sourceOf: FileSource = (url) => {
    const file = reader.fileOf(url);
    if (file) return { mediaType: file.mediaType, data: reader.codeFor(url) ?? "" };
    const [, mediaType, data] = /^data:([^;,]+);base64,(.*)$/s.exec(url) ?? [];
    return mediaType && data !== undefined ? { mediaType, data } : null;
  };
  const { request, notes } = toMessagesCall(input.body, sourceOf);
  const code = [
    ...pythonHead(reader.imports, "import anthropic"),
    "client = anthropic.Anthropic(",
    `    base_url=${pythonText(input.gatewayUrl)},`,
    `    api_key=${pythonKey(input)},`,
    ")",
    ...reader.define,
    `${input.body.stream ? "stream" : "answer"} = client.messages.create(`,
    ...pythonArguments(request, KNOWN),
    ")",
    ...(input.body.stream ? READ_STREAM : READ_ANSWER),
  ].join("\n");
  return { code, notes };
}

const READ_STREAM = [
  "for event in stream:",
  '    if event.type == "content_block_start" and event.content_block.type == "tool_use":',
  '        print(event.content_block.name, end=" ", flush=True)',
  '    if event.type == "content_block_delta":',
  '        print(getattr(event.delta, "text", getattr(event.delta, "partial_json", "")), end="", flush=True)',
];

const READ_ANSWER = [
  "for block in answer.content:",
  '    print(block.text if block.type == "text" else block)',
];
