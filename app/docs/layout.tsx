import type { Metadata } from "next";
import type { ReactNode } from "react";
import { docsSections } from "@/components/docs/shell/docs-sections";
import { DocsShell } from "@/components/docs/shell/docs-shell";
import { docsPages, places } from "@/lib/docs";
import { findUser } from "@/lib/web/page";

export const metadata: Metadata = { title: { default: "Docs · Turnpike", template: "%s · Turnpike docs" } };

export default async function DocsLayout({ children }: { children: ReactNode }) {
  const user = await findUser();
  return (
    <DocsShell sections={docsSections(docsPages(places()))} isSignedIn={user !== null}>
      {children}
    </DocsShell>
  );
}
