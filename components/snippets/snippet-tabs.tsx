"use client";

import { useState } from "react";
import { Segmented } from "../ui/actions/segmented";
import { CodeBlock } from "../ui/code/code-block";
import {
  chatSnippet,
  HIGHLIGHT_AS,
  LANGUAGE_LABELS,
  SNIPPET_LANGUAGES,
  type SnippetInput,
  type SnippetLanguage,
} from "./chat-snippet";

const OPTIONS = SNIPPET_LANGUAGES.map((value) => ({ value, label: LANGUAGE_LABELS[value] }));

const INSTALL: Record<SnippetLanguage, string | null> = {
  curl: null,
  python: "pip install openai",
  typescript: "npm install openai",
};

/** The same call in three languages. */
export function SnippetTabs({ input }: { input: SnippetInput }) {
  const [language, setLanguage] = useState<SnippetLanguage>("curl");
  const install = INSTALL[language];
  return (
    <div className="min-w-0">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <Segmented label="Language" value={language} options={OPTIONS} onChange={setLanguage} />
        {install && <code className="font-mono text-subtle text-xs">{install}</code>}
      </div>
      <CodeBlock code={chatSnippet(language, input)} language={HIGHLIGHT_AS[language]} />
    </div>
  );
}
