"use client";

import { useState } from "react";
import { Segmented } from "../ui/actions/segmented";
import { CodeBlock } from "../ui/code/code-block";
import { HIGHLIGHT_AS, LANGUAGE_LABELS, SNIPPET_LANGUAGES, type SnippetLanguage } from "./chat-snippet";
import type { SnippetCodes } from "./snippet-codes";

const OPTIONS = SNIPPET_LANGUAGES.map((value) => ({ value, label: LANGUAGE_LABELS[value] }));

const INSTALL: Partial<Record<SnippetLanguage, string>> = {
  python: "pip install openai",
  typescript: "npm install openai",
};

/** The same call in three languages. */
export function LanguageTabs({ codes, needsClient }: SnippetCodes) {
  const [language, setLanguage] = useState<SnippetLanguage>("curl");
  return (
    <div className="min-w-0">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <Segmented label="Language" value={language} options={OPTIONS} onChange={setLanguage} />
        {needsClient && <code className="font-mono text-subtle text-xs">{INSTALL[language]}</code>}
      </div>
      <CodeBlock code={codes[language]} language={HIGHLIGHT_AS[language]} />
    </div>
  );
}
