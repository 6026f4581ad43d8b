import { CodeBlock } from "../ui/code/code-block";
import { HIGHLIGHT_AS, LANGUAGE_LABELS, SNIPPET_LANGUAGES, type SnippetLanguage } from "./chat-snippet";
import { LanguageChoice } from "./language-choice";
import type { SnippetCodes } from "./snippet-codes";

const INSTALL: Partial<Record<SnippetLanguage, string>> = {
  python: "pip install openai",
  typescript: "npm install openai",
};

/** The same call in three languages. */
export function LanguageTabs({ codes, needsClient }: SnippetCodes) {
  const languages = SNIPPET_LANGUAGES.map((language) => ({
    label: LANGUAGE_LABELS[language],
    install: needsClient ? INSTALL[language] : undefined,
  }));
  return (
    <LanguageChoice languages={languages}>
      {SNIPPET_LANGUAGES.map((language) => (
        <CodeBlock key={language} code={codes[language]} language={HIGHLIGHT_AS[language]} />
      ))}
    </LanguageChoice>
  );
}
