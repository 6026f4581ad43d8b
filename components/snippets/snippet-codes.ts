import type { PlainCall } from "./calls/plain-call";
import { plainCurl } from "./calls/plain-curl";
import { plainPython } from "./calls/plain-python";
import { plainTypescript } from "./calls/plain-typescript";
import { chatSnippet, type SnippetInput, type SnippetLanguage } from "./chat-snippet";

/** The same call in each language that a page shows, and whether it takes a client's package. */
export type SnippetCodes = { codes: Record<SnippetLanguage, string>; needsClient: boolean };

/** A chat call, each code sending exactly `body`. */
export function chatCodes(input: SnippetInput): SnippetCodes {
  const codes = {
    curl: chatSnippet("curl", input),
    python: chatSnippet("python", input),
    typescript: chatSnippet("typescript", input),
  };
  return { codes, needsClient: true };
}

export function plainCodes(call: PlainCall): SnippetCodes {
  const codes = { curl: plainCurl(call), python: plainPython(call), typescript: plainTypescript(call) };
  return { codes, needsClient: false };
}
