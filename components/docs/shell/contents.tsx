"use client";

import { usePathname } from "next/navigation";
import { Link } from "../../ui/actions/link";
import type { DocsSection } from "./docs-section";

/** All pages by section; the one that is open stands out. */
export function Contents({ sections, onGo }: { sections: readonly DocsSection[]; onGo?: () => void }) {
  const pathname = usePathname();
  return (
    <nav aria-label="Docs" className="flex flex-col gap-5">
      {sections.map((section) => (
        <div key={section.label}>
          <p className="mb-1 px-2 font-medium text-2xs text-subtle">{section.label}</p>
          <ul>
            {section.links.map((link) => (
              <li key={link.href}>
                <Link
                  href={link.href}
                  onClick={onGo}
                  aria-current={link.href === pathname ? "page" : undefined}
                  className="block rounded-md px-2 py-1 text-muted hover:text-ink aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink"
                >
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
