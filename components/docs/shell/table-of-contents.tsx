import type { Heading } from "@/lib/docs/markdown/outline";

const SHOWN_MAX = 16;

/** What is on this page: its sections, and theirs where that does not make it long. */
export function TableOfContents({ headings }: { headings: readonly Heading[] }) {
  const fine = headings.filter(({ depth }) => depth === 2 || depth === 3);
  const shown = fine.length > SHOWN_MAX ? fine.filter(({ depth }) => depth === 2) : fine;
  if (shown.length < 2) return null;
  return (
    <nav aria-label="On this page" className="text-xs">
      <p className="mb-1.5 font-medium text-2xs text-subtle">On this page</p>
      <ul className="border-line border-l">
        {shown.map(({ id, text, depth }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className={`block py-1 text-muted hover:text-ink ${depth === 3 ? "pl-6" : "pl-3"}`}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
