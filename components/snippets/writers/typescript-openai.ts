import { withCode } from "../literals/literal";
import type { SnippetInput } from "../snippet-input";
import { OPENAI_FIELDS } from "./openai-fields";
import { typescriptFiles, typescriptKey, typescriptObject } from "./typescript-parts";

export function typescriptOpenaiSnippet(input: SnippetInput): string {
  const { gatewayUrl, body } = input;
  const { imports, define, codeFor } = typescriptFiles(input);
  const fields = withCode(body, codeFor) as Parameters<typeof typescriptObject>[0];
  const hasTools = body.tools !== undefined;
  return [
    ...imports,
    'import OpenAI from "openai";',
    "",
    ...define,
    "const client = new OpenAI({",
    `  baseURL: ${JSON.stringify(`${gatewayUrl}/v1`)},`,
    `  apiKey: ${typescriptKey(input)},`,
    "});",
    `const ${body.stream ? "stream" : "answer"} = await client.chat.completions.create(${typescriptObject(fields, OPENAI_FIELDS)});`,
    ...(body.stream ? readStream(hasTools) : readAnswer(hasTools)),
  ].join("\n");
}

function readStream(hasTools: boolean): string[] {
  const calls = [
    "  for (const { function: call } of chunk.choices[0]?.delta.tool_calls ?? []) {",
    '    process.stdout.write((call?.name ?? "") + (call?.arguments ?? ""));',
    "  }",
  ];
  return [
    "for await (const chunk of stream) {",
    '  process.stdout.write(chunk.choices[0]?.delta.content ?? "");',
    ...(hasTools ? calls : []),
    "}",
  ];
}

function readAnswer(hasTools: boolean): string[] {
  if (!hasTools) return ["console.log(answer.choices[0]?.message.content);"];
  return [
    "const message = answer.choices[0]?.message;",
    "console.log(message?.tool_calls ?? message?.content);",
  ];
}
