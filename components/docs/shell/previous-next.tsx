import { ArrowLeft, ArrowRight } from "lucide-react";
import { Link } from "../../ui/actions/link";
import type { DocsLink } from "./docs-section";

type PreviousNextProps = { previous: DocsLink | undefined; next: DocsLink | undefined };

export function PreviousNext({ previous, next }: PreviousNextProps) {
  return (
    <nav
      aria-label="Pages before and after"
      className="mt-12 flex gap-4 border-line border-t pt-5 print:hidden"
    >
      {previous && (
        <Link href={previous.href} className="flex items-center gap-2 text-muted hover:text-ink">
          <ArrowLeft size={14} aria-hidden />
          <span>
            <span className="block text-2xs text-subtle">Previous</span>
            {previous.label}
          </span>
        </Link>
      )}
      {next && (
        <Link
          href={next.href}
          className="ml-auto flex items-center gap-2 text-right text-muted hover:text-ink"
        >
          <span>
            <span className="block text-2xs text-subtle">Next</span>
            {next.label}
          </span>
          <ArrowRight size={14} aria-hidden />
        </Link>
      )}
    </nav>
  );
}
