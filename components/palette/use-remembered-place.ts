import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { rememberPlace } from "./recent-places";

/** A page that was only passed through is no place to come back to; its title has come by then, too. */
const STAY_MS = 1500;

/** Keeps the page under its title once somebody stays. */
export function useRememberedPlace(orgName: string | undefined): void {
  const pathname = usePathname();
  useEffect(() => {
    const timer = setTimeout(() => {
      const label = titleHere();
      const where = orgName ?? (pathname.startsWith("/admin") ? "Operator" : undefined);
      if (label) rememberPlace({ href: pathname, label, where });
    }, STAY_MS);
    return () => clearTimeout(timer);
  }, [pathname, orgName]);
}

/** The heading says which key or tenant it is; one outside a page's header is of a page that is not there. */
function titleHere(): string | undefined {
  const heading = document.querySelector("#content h1");
  if (!heading) return document.title.split(" · ")[0];
  return heading.closest("header") ? heading.textContent : undefined;
}
