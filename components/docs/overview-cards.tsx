import Link from "next/link";
import type { DocsPage } from "@/lib/docs";

const GROUPS: readonly [title: string, kinds: readonly DocsPage["kind"][]][] = [
  ["Guides", ["guide"]],
  ["Reference", ["reference", "changelog"]],
];

/** Where to read on. */
export function OverviewCards({ pages }: { pages: readonly DocsPage[] }) {
  return GROUPS.map(([title, kinds]) => (
    <section key={title} aria-label={title} className="mb-10">
      <h2 className="mb-3 font-semibold text-lg tracking-tight">{title}</h2>
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {pages
          .filter(({ kind }) => kinds.includes(kind))
          .map((page) => (
            <li key={page.path}>
              <Link
                href={page.path}
                prefetch={false}
                className="block h-full rounded-lg border border-line bg-surface p-4 transition-colors hover:border-line-strong"
              >
                <span className="block font-medium text-base">{page.title}</span>
                <span className="mt-1 block text-muted">{page.description}</span>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  ));
}
