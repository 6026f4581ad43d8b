import type { CodeLanguage } from "../ui/code/highlight";
import type { SnippetInput } from "./snippet-input";
import { curlSnippet } from "./writers/curl";
import { pythonOpenaiSnippet } from "./writers/python-openai";
import { typescriptOpenaiSnippet } from "./writers/typescript-openai";

export type { ChatBody, SnippetInput } from "./snippet-input";

/** The three that a page shows where it makes a point of something else; "get code" has more. */
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

/** Code that sends exactly `body` with the field's usual client. */
export function chatSnippet(language: SnippetLanguage, input: SnippetInput): string {
  return { curl: curlSnippet, python: pythonOpenaiSnippet, typescript: typescriptOpenaiSnippet }[language](
    input,
  );
}
