import { withCode } from "../literals/literal";
import { pythonText } from "../literals/python";
import type { SnippetInput } from "../snippet-input";
import { OPENAI_FIELDS } from "./openai-fields";
import { pythonArguments, pythonFiles, pythonHead, pythonKey } from "./python-parts";

const DATA_URL = [
  "def data_url(path, media_type):",
  '    with open(path, "rb") as file:',
  '        return f"data:{media_type};base64,{base64.b64encode(file.read()).decode()}"',
];

export function pythonOpenaiSnippet(input: SnippetInput): string {
  const { gatewayUrl, body } = input;
  const { imports, define, codeFor } = pythonFiles(
    input,
    DATA_URL,
    ({ name, mediaType }) => `data_url(${pythonText(name)}, ${pythonText(mediaType)})`,
  );
  const fields = withCode(body, codeFor) as Parameters<typeof pythonArguments>[0];
  return [
    ...pythonHead(imports, "from openai import OpenAI"),
    "client = OpenAI(",
    `    base_url=${pythonText(`${gatewayUrl}/v1`)},`,
    `    api_key=${pythonKey(input)},`,
    ")",
    ...define,
    `${body.stream ? "stream" : "answer"} = client.chat.completions.create(`,
    ...pythonArguments(fields, OPENAI_FIELDS),
    ")",
    ...(body.stream ? readStream(body.tools !== undefined) : readAnswer(body.tools !== undefined)),
  ].join("\n");
}

function readStream(hasTools: boolean): string[] {
  const calls = [
    "    for call in chunk.choices[0].delta.tool_calls or []:",
    '        print(call.function.name or "", call.function.arguments or "", end="", flush=True)',
  ];
  return [
    "for chunk in stream:",
    "    if not chunk.choices:",
    "        continue",
    '    print(chunk.choices[0].delta.content or "", end="", flush=True)',
    ...(hasTools ? calls : []),
  ];
}

function readAnswer(hasTools: boolean): string[] {
  if (!hasTools) return ["print(answer.choices[0].message.content)"];
  return ["message = answer.choices[0].message", "print(message.tool_calls or message.content)"];
}
