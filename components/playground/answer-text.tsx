import { memo } from "react";
import Markdown, { type Components } from "react-markdown";
import { CodeBlock } from "../ui/code/code-block";
import type { CodeLanguage } from "../ui/code/highlight";

const LANGUAGES: Record<string, CodeLanguage> = {
  bash: "bash",
  sh: "bash",
  shell: "bash",
  python: "python",
  py: "python",
  ts: "typescript",
  typescript: "typescript",
  js: "typescript",
  javascript: "typescript",
  tsx: "typescript",
  json: "json",
};

const components: Components = {
  pre: ({ children }) => <>{children}</>,
  code: ({ className, children }) => {
    const code = String(children);
    const language = /language-(\w+)/.exec(className ?? "")?.[1];
    if (!language && !code.includes("\n")) {
      return <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-xs">{code}</code>;
    }
    return (
      <CodeBlock
        code={code.replace(/\n$/, "")}
        language={LANGUAGES[language ?? ""] ?? "text"}
        className="my-2"
      />
    );
  },
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer noopener" className="text-accent-ink underline">
      {children}
    </a>
  ),
  // A picture of an answer could call home: its address is shown instead.
  img: ({ src, alt }) => (
    <code className="break-all font-mono text-xs">{`![${alt ?? ""}](${src ?? ""})`}</code>
  ),
};

/** A model's text as Markdown; raw HTML in it stays text. */
export const AnswerText = memo(function AnswerText({ text }: { text: string }) {
  return (
    <div className="prose-answer min-w-0 break-words">
      <Markdown components={components}>{text}</Markdown>
    </div>
  );
});
