import { Link } from "../actions/link";

export type Crumb = { label: string; href: string };

export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-1 text-subtle text-xs">
      <ol className="flex flex-wrap gap-1.5">
        {crumbs.map((crumb, index) => (
          <li key={crumb.href} className="flex gap-1.5">
            {index > 0 && <span aria-hidden>/</span>}
            <Link href={crumb.href} className="hover:text-ink hover:underline">
              {crumb.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
