import type { Element, ElementContent } from "hast";
import { Children, type ReactNode } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { headingIds } from "@/lib/docs/markdown/outline";
import { Link } from "../../ui/actions/link";
import { CodeBlock } from "../../ui/code/code-block";
import type { CodeLanguage } from "../../ui/code/highlight";
import { codeGroups } from "./code-groups";
import { CodeTabs } from "./code-tabs";

const HIGHLIGHT: Record<string, CodeLanguage> = {
  bash: "bash",
  python: "python",
  ts: "typescript",
  go: "go",
  json: "json",
};

function textOf(node: ElementContent | Element): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

const LEVELS = { h2: "mt-10 mb-3 text-lg", h3: "mt-7 mb-2 text-base" } as const;

function heading(level: keyof typeof LEVELS, idOf: (text: string) => string): Components["h2"] {
  const Level = level;
  return function Heading({ node, children }) {
    const id = node ? idOf(textOf(node)) : undefined;
    return (
      <Level id={id} className={`group scroll-mt-16 font-semibold tracking-tight ${LEVELS[level]}`}>
        <a href={`#${id}`} className="hover:underline">
          {children}
        </a>
      </Level>
    );
  };
}

const COMPONENTS: Components = {
  pre({ node }) {
    const code = node?.children[0];
    if (code?.type !== "element") return null;
    const language = /language-(\S+)/.exec(String(code.properties.className ?? ""))?.[1] ?? "text";
    return (
      <CodeBlock
        code={textOf(code).replace(/\n$/, "")}
        language={HIGHLIGHT[language] ?? "text"}
        className="my-4"
      />
    );
  },
  code: ({ children }) => (
    <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-ink text-xs [overflow-wrap:anywhere]">
      {children}
    </code>
  ),
  a({ href = "", children }) {
    const style = "text-accent-ink underline underline-offset-2";
    return href.startsWith("/") && !/\.\w+$/.test(href) ? (
      <Link href={href} className={style}>
        {children}
      </Link>
    ) : (
      <a href={href} className={style}>
        {children}
      </a>
    );
  },
  p: ({ children }) => <p className="my-3 max-w-2xl text-ink text-sm leading-6">{children}</p>,
  ul: ({ children }) => (
    <ul className="my-3 max-w-2xl list-disc pl-5 text-sm leading-6 marker:text-subtle [&_ul]:my-0">
      {children}
    </ul>
  ),
  ol: ({ children }) => (
    <ol className="my-3 max-w-2xl list-decimal pl-5 text-sm leading-6 marker:text-subtle">{children}</ol>
  ),
  li: ({ children }) => <li className="my-1">{children}</li>,
  blockquote: ({ children }) => (
    <aside className="my-4 max-w-2xl rounded-md border border-line bg-surface px-4 py-1">{children}</aside>
  ),
  table: ({ children }) => (
    <div className="my-4 overflow-x-auto">
      <table className="w-full text-left text-sm [&_td]:border-line [&_td]:border-t [&_td]:py-1.5 [&_td]:pr-4 [&_td]:align-baseline [&_th]:py-1.5 [&_th]:pr-4 [&_th]:font-medium [&_th]:text-muted">
        {children}
      </table>
    </div>
  ),
};

/** Between the blocks of a group stand line ends, which are no panels. */
const blocksOf = (children: ReactNode) =>
  Children.toArray(children).filter((child) => typeof child !== "string");

/** The group's name is not one of HTML's, which react-markdown's types do not foresee. */
const GROUP = {
  "code-group": ({ languages, children }: { languages: string; children: ReactNode }) => (
    <CodeTabs languages={languages.split(" ")}>{blocksOf(children)}</CodeTabs>
  ),
} as Components;

/** A page of the docs, drawn on the server: none of this runs in the browser. */
export function GuideMarkdown({ markdown }: { markdown: string }) {
  const idOf = headingIds();
  const components = { ...COMPONENTS, ...GROUP, h2: heading("h2", idOf), h3: heading("h3", idOf) };
  return (
    <Markdown remarkPlugins={[remarkGfm, codeGroups]} components={components}>
      {markdown}
    </Markdown>
  );
}
