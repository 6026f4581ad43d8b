import Link from "next/link";
import type { ReactNode } from "react";
import { PublicHeader } from "../layout/public-header";
import { DocsSearch, type SearchEntry } from "./docs-search";

export type DocsLink = { label: string; href: string; method?: string };
export type DocsSection = { label: string; links: DocsLink[] };

type DocsShellProps = {
  sections: readonly DocsSection[];
  entries: readonly SearchEntry[];
  children: ReactNode;
};

/** Contents at the left, the page at the right; on a phone the contents fold. */
export function DocsShell({ sections, entries, children }: DocsShellProps) {
  const contents = <Contents sections={sections} />;
  return (
    <>
      <PublicHeader search={<DocsSearch entries={entries} />} />
      <div className="mx-auto max-w-7xl px-4 sm:px-6 lg:grid lg:grid-cols-[216px_minmax(0,1fr)] lg:gap-10">
        <details className="mt-4 rounded-md border border-line bg-surface px-3 py-2 lg:hidden">
          <summary className="select-none font-medium">Contents</summary>
          <div className="mt-3">{contents}</div>
        </details>
        <aside className="sticky top-14 hidden h-[calc(100dvh-3.5rem)] overflow-y-auto py-8 lg:block">
          {contents}
        </aside>
        <main className="min-w-0 py-8">{children}</main>
      </div>
    </>
  );
}

function Contents({ sections }: { sections: readonly DocsSection[] }) {
  return (
    <nav aria-label="Contents" className="flex flex-col gap-5">
      {sections.map((section) => (
        <div key={section.label}>
          <p className="mb-1 font-medium text-2xs text-subtle">{section.label}</p>
          <ul>
            {section.links.map((link) => (
              <li key={link.href}>
                <Link href={link.href} className="block truncate rounded-sm py-1 text-muted hover:text-ink">
                  {link.label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
