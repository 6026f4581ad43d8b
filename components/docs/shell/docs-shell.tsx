import type { ReactNode } from "react";
import { PublicHeader } from "../../layout/public-header";
import { DocsSearch } from "../search/docs-search";
import { Contents } from "./contents";
import { ContentsDrawer } from "./contents-drawer";
import type { DocsSection } from "./docs-section";
import { ThemeButton } from "./theme-button";

type DocsShellProps = { sections: readonly DocsSection[]; isSignedIn: boolean; children: ReactNode };

/** Contents at the left and the page beside them; on a phone the contents are a drawer. */
export function DocsShell({ sections, isSignedIn, children }: DocsShellProps) {
  return (
    <>
      <div className="contents print:hidden">
        <PublicHeader search={<DocsSearch />} isSignedIn={isSignedIn} />
      </div>
      <div className="mx-auto max-w-7xl px-4 sm:px-6 lg:grid lg:grid-cols-[208px_minmax(0,1fr)] lg:gap-10 print:block">
        <ContentsDrawer sections={sections} />
        <div className="sticky top-14 hidden h-[calc(100dvh-3.5rem)] flex-col overflow-y-auto py-8 lg:flex print:hidden">
          <Contents sections={sections} />
          <div className="mt-6 px-2">
            <ThemeButton />
          </div>
        </div>
        <main className="min-w-0 py-6 lg:py-8">{children}</main>
      </div>
    </>
  );
}
