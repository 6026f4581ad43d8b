import type { ReactNode } from "react";
import type { Heading } from "@/lib/docs/markdown/outline";
import { PageTools } from "./page-tools";
import { TableOfContents } from "./table-of-contents";

type DocsArticleProps = {
  path: string;
  title: string;
  description: string;
  /** Of the page; none where it has a contents of its own. */
  headings?: readonly Heading[];
  children: ReactNode;
};

/** One page of the docs: its head, its text, and what is on it at the right. */
export function DocsArticle({ path, title, description, headings = [], children }: DocsArticleProps) {
  return (
    <div
      className={
        headings.length > 0 ? "xl:grid xl:grid-cols-[minmax(0,1fr)_184px] xl:gap-10 print:block" : ""
      }
    >
      <article className="min-w-0">
        <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
        <p className="mt-2 max-w-2xl text-base text-muted">{description}</p>
        <PageTools path={path} />
        <div className="mt-6">{children}</div>
      </article>
      {headings.length > 0 && (
        <aside className="sticky top-20 hidden max-h-[calc(100dvh-6rem)] self-start overflow-y-auto xl:block print:hidden">
          <TableOfContents headings={headings} />
        </aside>
      )}
    </div>
  );
}
