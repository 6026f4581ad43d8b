import type { ReactNode } from "react";
import { ButtonLink } from "../ui/actions/button-link";
import { Link } from "../ui/actions/link";
import { Logo } from "./logo";

/** Above the pages that anyone may read. */
export function PublicHeader({ search, isSignedIn }: { search?: ReactNode; isSignedIn?: boolean }) {
  return (
    <header className="sticky top-0 z-30 border-line border-b bg-page">
      <div className="mx-auto flex h-14 max-w-7xl items-center gap-4 px-4 sm:px-6">
        <Link href="/" className="rounded-md">
          <Logo />
        </Link>
        <div className="flex min-w-0 flex-1 justify-center">{search}</div>
        <nav aria-label="Site" className="flex items-center gap-1">
          <ButtonLink href="/models" variant="ghost" className="max-sm:px-2">
            Models
          </ButtonLink>
          <ButtonLink href="/docs" variant="ghost" className="max-sm:hidden">
            Docs
          </ButtonLink>
          {isSignedIn ? (
            <ButtonLink href="/" variant="primary">
              Open the portal
            </ButtonLink>
          ) : (
            <>
              <ButtonLink href="/login" variant="ghost" className="max-sm:hidden">
                Log in
              </ButtonLink>
              <ButtonLink href="/signup" variant="primary">
                Sign up
              </ButtonLink>
            </>
          )}
        </nav>
      </div>
    </header>
  );
}
