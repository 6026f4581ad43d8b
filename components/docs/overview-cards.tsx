import { byGroup, type DocsPage } from "@/lib/docs";
import { Link } from "../ui/actions/link";

/** Where to read on, by group. */
export function OverviewCards({ pages }: { pages: readonly DocsPage[] }) {
  return byGroup(pages).map(([title, items]) => (
    <section key={title} aria-label={title} className="mb-10">
      <h2 className="mb-3 font-semibold text-lg tracking-tight">{title}</h2>
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {items.map((page) => (
          <li key={page.path}>
            <Link
              href={page.path}
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
