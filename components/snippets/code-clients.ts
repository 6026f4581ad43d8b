import type { CodeLanguage } from "../ui/code/highlight";
import type { SnippetInput } from "./snippet-input";
import { curlSnippet } from "./writers/curl";
import { goSnippet } from "./writers/go";
import { pythonAnthropicSnippet } from "./writers/python-anthropic";
import { pythonOpenaiSnippet } from "./writers/python-openai";
import { aiSdkSnippet } from "./writers/typescript-ai-sdk";
import { typescriptOpenaiSnippet } from "./writers/typescript-openai";

export type Snippet = {
  code: string;
  /** What this client cannot say, so that the code sends something else than was asked. */
  notes: string[];
};

type CodeClient = {
  label: string;
  /** The client's own name where a language has several. */
  client?: string;
  highlight: CodeLanguage;
  install?: string;
  write: (input: SnippetInput) => Snippet;
};

const plain = (write: (input: SnippetInput) => string) => (input: SnippetInput) => ({
  code: write(input),
  notes: [],
});

/** Every way in which "get code" writes a call. */
export const CODE_CLIENTS = {
  curl: { label: "curl", highlight: "bash", write: plain(curlSnippet) },
  "python-openai": {
    label: "Python",
    client: "openai",
    highlight: "python",
    install: "pip install openai",
    write: plain(pythonOpenaiSnippet),
  },
  "python-anthropic": {
    label: "Python",
    client: "anthropic",
    highlight: "python",
    install: "pip install anthropic",
    write: pythonAnthropicSnippet,
  },
  "typescript-openai": {
    label: "TypeScript",
    client: "openai",
    highlight: "typescript",
    install: "npm install openai",
    write: plain(typescriptOpenaiSnippet),
  },
  "typescript-ai-sdk": {
    label: "TypeScript",
    client: "AI SDK",
    highlight: "typescript",
    install: "npm install ai @ai-sdk/openai-compatible",
    write: aiSdkSnippet,
  },
  go: { label: "Go", highlight: "go", write: plain(goSnippet) },
} as const satisfies Record<string, CodeClient>;

export type CodeClientId = keyof typeof CODE_CLIENTS;
export const CODE_CLIENT_IDS = Object.keys(CODE_CLIENTS) as CodeClientId[];
