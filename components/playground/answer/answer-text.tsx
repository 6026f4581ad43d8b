import { memo } from "react";
import Markdown, { type Components } from "react-markdown";
import gfm from "remark-gfm";
import { CodeBlock } from "../../ui/code/code-block";
import type { CodeLanguage } from "../../ui/code/highlight";
import { codeOf, splitBlocks } from "./split-blocks";

const LANGUAGES: Record<string, CodeLanguage> = {
  bash: "bash",
  sh: "bash",
  shell: "bash",
  zsh: "bash",
  python: "python",
  py: "python",
  ts: "typescript",
  typescript: "typescript",
  js: "typescript",
  javascript: "typescript",
  tsx: "typescript",
  jsx: "typescript",
  go: "go",
  golang: "go",
  json: "json",
};

const PLUGINS = [gfm];

function Code({ code, language = "" }: { code: string; language?: string }) {
  return <CodeBlock code={code} language={LANGUAGES[language] ?? "text"} className="my-2" />;
}

const components: Components = {
  pre: ({ children }) => <>{children}</>,
  code: ({ className, children }) => {
    const code = String(children);
    const language = /language-(\w+)/.exec(className ?? "")?.[1];
    if (!language && !code.includes("\n")) {
      return <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-xs">{code}</code>;
    }
    return <Code code={code.replace(/\n$/, "")} language={language} />;
  },
  a: ({ href, children }) => (
    <a href={href} target="_blank" rel="noreferrer noopener" className="text-accent-ink underline">
      {children}
    </a>
  ),
  table: ({ children }) => (
    <div className="overflow-x-auto">
      <table className="w-full border-collapse text-sm">{children}</table>
    </div>
  ),
  th: ({ children }) => <th className="border-line border-b px-2 py-1 text-left font-medium">{children}</th>,
  td: ({ children }) => <td className="border-line border-b px-2 py-1 align-top">{children}</td>,
  // A picture of an answer could call home: its address is shown instead.
  img: ({ src, alt }) => (
    <code className="break-all font-mono text-xs">{`![${alt ?? ""}](${src ?? ""})`}</code>
  ),
};

/** Code alone needs no reading as Markdown, which for a long program would be done anew with each of its tokens. */
const Block = memo(function Block({ text }: { text: string }) {
  const code = codeOf(text);
  return (
    <div className="prose-answer [contain-intrinsic-size:auto_4rem] [content-visibility:auto]">
      {code ? (
        <Code {...code} />
      ) : (
        <Markdown components={components} remarkPlugins={PLUGINS}>
          {text}
        </Markdown>
      )}
    </div>
  );
});

/** A model's text as Markdown; raw HTML in it stays text. Blocks that are complete are not drawn again. */
export const AnswerText = memo(function AnswerText({ text }: { text: string }) {
  const blocks = splitBlocks(text).map((block, at) => ({ id: `b${at}`, block }));
  return (
    <div className="prose-answer min-w-0 break-words">
      {blocks.map(({ id, block }) => (
        <Block key={id} text={block} />
      ))}
    </div>
  );
});
