import { chatSnippet, type SnippetInput } from "./chat-snippet";
import { LanguageTabs } from "./language-tabs";

/** A chat call in three languages, each sending exactly `body`. */
export function SnippetTabs({ input }: { input: SnippetInput }) {
  const codes = {
    curl: chatSnippet("curl", input),
    python: chatSnippet("python", input),
    typescript: chatSnippet("typescript", input),
  };
  return <LanguageTabs codes={codes} needsClient />;
}
