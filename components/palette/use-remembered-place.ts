import { usePathname } from "next/navigation";
import { useEffect } from "react";
import { rememberPlace } from "./recent-places";

/** A page that was only passed through is no place to come back to; its title has come by then, too. */
const STAY_MS = 1500;

/** Keeps the page under its title once somebody stays. */
export function useRememberedPlace(): void {
  const pathname = usePathname();
  useEffect(() => {
    const timer = setTimeout(() => {
      const label = document.title.split(" · ")[0];
      if (label) rememberPlace({ href: pathname, label });
    }, STAY_MS);
    return () => clearTimeout(timer);
  }, [pathname]);
}
