import type { SnippetInput } from "./chat-snippet";
import { LanguageTabs } from "./language-tabs";
import { chatCodes } from "./snippet-codes";

/** A chat call in three languages, each sending exactly `body`. */
export function SnippetTabs({ input }: { input: SnippetInput }) {
  return <LanguageTabs {...chatCodes(input)} />;
}
