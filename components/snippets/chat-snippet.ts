import type { CodeLanguage } from "../ui/code/highlight";
import { entriesOf, type Json, pythonLiteral, typescriptLiteral } from "./literals";

export const SNIPPET_LANGUAGES = ["curl", "python", "typescript"] as const;
export type SnippetLanguage = (typeof SNIPPET_LANGUAGES)[number];

export const LANGUAGE_LABELS: Record<SnippetLanguage, string> = {
  curl: "curl",
  python: "Python",
  typescript: "TypeScript",
};

export const HIGHLIGHT_AS: Record<SnippetLanguage, CodeLanguage> = {
  curl: "bash",
  python: "python",
  typescript: "typescript",
};

/** The body of POST /v1/chat/completions. */
export type ChatBody = { [field: string]: Json | undefined; model: string; messages: Json[] };

export type SnippetInput = {
  gatewayUrl: string;
  /** A secret to fill in; without one the code reads TURNPIKE_API_KEY. */
  apiKey?: string;
  body: ChatBody;
};

/** Code that sends exactly `body` with the field's usual client. */
export function chatSnippet(language: SnippetLanguage, input: SnippetInput): string {
  return { curl, python, typescript }[language](input);
}

const shellQuoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

function curl({ gatewayUrl, apiKey, body }: SnippetInput): string {
  return [
    `curl ${body.stream ? "-N " : ""}${gatewayUrl}/v1/chat/completions \\`,
    `  -H "Authorization: Bearer ${apiKey ?? "$TURNPIKE_API_KEY"}" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d ${shellQuoted(JSON.stringify(body, null, 2))}`,
  ].join("\n");
}

/** Parameters that the Python client takes by name; others travel in `extra_body`. */
const PYTHON_KNOWN = new Set([
  ...["model", "messages", "stream", "stream_options", "max_tokens", "max_completion_tokens", "n"],
  ...["temperature", "top_p", "presence_penalty", "frequency_penalty", "stop", "seed", "logprobs"],
  ...["top_logprobs", "logit_bias", "tools", "tool_choice", "parallel_tool_calls", "response_format"],
  ...["reasoning_effort", "user", "metadata"],
]);

function python({ gatewayUrl, apiKey, body }: SnippetInput): string {
  const entries = entriesOf(body);
  const extra = Object.fromEntries(entries.filter(([name]) => !PYTHON_KNOWN.has(name)));
  const known = entries.filter(([name]) => PYTHON_KNOWN.has(name));
  const lines = known.map(([name, value]) => `    ${name}=${pythonLiteral(value, "    ")},`);
  if (Object.keys(extra).length > 0) lines.push(`    extra_body=${pythonLiteral(extra, "    ")},`);
  return [
    ...(apiKey ? [] : ["import os", ""]),
    "from openai import OpenAI",
    "",
    "client = OpenAI(",
    `    base_url=${JSON.stringify(`${gatewayUrl}/v1`)},`,
    `    api_key=${apiKey ? JSON.stringify(apiKey) : 'os.environ["TURNPIKE_API_KEY"]'},`,
    ")",
    `${body.stream ? "stream" : "answer"} = client.chat.completions.create(`,
    ...lines,
    ")",
    ...(body.stream
      ? [
          "for chunk in stream:",
          "    if chunk.choices:",
          '        print(chunk.choices[0].delta.content or "", end="", flush=True)',
        ]
      : ["print(answer.choices[0].message.content)"]),
  ].join("\n");
}

function typescript({ gatewayUrl, apiKey, body }: SnippetInput): string {
  return [
    'import OpenAI from "openai";',
    "",
    "const client = new OpenAI({",
    `  baseURL: ${JSON.stringify(`${gatewayUrl}/v1`)},`,
    `  apiKey: ${apiKey ? JSON.stringify(apiKey) : "process.env.TURNPIKE_API_KEY"},`,
    "});",
    `const ${body.stream ? "stream" : "answer"} = await client.chat.completions.create(${typescriptLiteral(body)});`,
    ...(body.stream
      ? [
          "for await (const chunk of stream) {",
          '  process.stdout.write(chunk.choices[0]?.delta?.content ?? "");',
          "}",
        ]
      : ["console.log(answer.choices[0].message.content);"]),
  ].join("\n");
}
