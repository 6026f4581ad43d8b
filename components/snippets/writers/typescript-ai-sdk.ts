import { typescriptLiteral } from "../literals/typescript";
import { AI_SDK_PROVIDER, toAiSdkCall } from "../requests/ai-sdk-call";
import { schemaFormat } from "../requests/chat-fields";
import type { SnippetInput } from "../snippet-input";
import { typescriptFiles, typescriptKey } from "./typescript-parts";

/** Vercel's AI SDK on the same gateway, and in words what it cannot send. */
export function aiSdkSnippet(input: SnippetInput): { code: string; notes: string[] } {
  const { gatewayUrl, body } = input;
  const files = typescriptFiles(input);
  const { options, imports, notes } = toAiSdkCall(body, files);
  const call = body.stream ? "streamText" : "generateText";
  const usage = body.stream_options as { include_usage?: boolean } | undefined;
  const code = [
    ...files.imports,
    'import { createOpenAICompatible } from "@ai-sdk/openai-compatible";',
    `import { ${[call, ...imports].sort().join(", ")} } from "ai";`,
    "",
    ...files.define,
    `const ${AI_SDK_PROVIDER} = createOpenAICompatible({`,
    `  name: "${AI_SDK_PROVIDER}",`,
    `  baseURL: ${JSON.stringify(`${gatewayUrl}/v1`)},`,
    `  apiKey: ${typescriptKey(input)},`,
    ...(usage?.include_usage ? ["  includeUsage: true,"] : []),
    ...(schemaFormat(body) ? ["  supportsStructuredOutputs: true,"] : []),
    "});",
    `const result = ${body.stream ? "" : "await "}${call}(${typescriptLiteral(options)});`,
    ...(body.stream ? readStream(body.tools !== undefined) : readAnswer(body.tools !== undefined)),
  ].join("\n");
  return { code, notes };
}

function readStream(hasTools: boolean): string[] {
  if (!hasTools)
    return ["for await (const text of result.textStream) {", "  process.stdout.write(text);", "}"];
  return [
    "for await (const part of result.fullStream) {",
    '  if (part.type === "text-delta") process.stdout.write(part.text);',
    '  if (part.type === "tool-call") console.log(part.toolName, part.input);',
    "}",
  ];
}

const readAnswer = (hasTools: boolean) => [
  hasTools ? "console.log(result.toolCalls, result.text);" : "console.log(result.text);",
];
