"use client";

import { usePathname } from "next/navigation";
import { Link } from "../ui/actions/link";
import { cn } from "../ui/cn";
import type { NavItem, NavSection } from "./nav-items";

function isCurrent(item: NavItem, pathname: string): boolean {
  if (pathname === item.href) return true;
  return !item.exact && pathname.startsWith(`${item.href}/`);
}

type NavListProps = { sections: readonly NavSection[]; onNavigate?: () => void };

export function NavList({ sections, onNavigate }: NavListProps) {
  const pathname = usePathname();
  return (
    <nav aria-label="Main" className="flex flex-col gap-5">
      {sections.map((section) => (
        <div key={section.label}>
          <p className="mb-1 px-2.5 font-medium text-2xs text-subtle">{section.label}</p>
          <ul>
            {section.items.map((item) => (
              <li key={item.href}>
                <NavLink item={item} current={isCurrent(item, pathname)} onNavigate={onNavigate} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

type NavLinkProps = { item: NavItem; current: boolean; onNavigate?: () => void };

function NavLink({ item, current, onNavigate }: NavLinkProps) {
  return (
    <Link
      href={item.href}
      onClick={onNavigate}
      aria-current={current ? "page" : undefined}
      className={cn(
        "relative flex h-8 items-center gap-2.5 rounded-md px-2.5 font-medium transition-colors",
        "hover:bg-hover hover:text-ink",
        current
          ? "bg-hover text-ink before:absolute before:inset-y-2 before:left-0 before:w-[3px] before:rounded-full before:bg-accent"
          : "text-muted",
      )}
    >
      <item.icon size={15} aria-hidden className={current ? "text-accent-ink" : "text-subtle"} />
      {item.label}
    </Link>
  );
}
