import type { Metadata } from "next";
import type { ReactNode } from "react";
import { docsSections } from "@/components/docs/shell/docs-sections";
import { DocsShell } from "@/components/docs/shell/docs-shell";
import { docsPages, places } from "@/lib/docs";

export const metadata: Metadata = { title: { default: "Docs · Turnpike", template: "%s · Turnpike docs" } };

export default function DocsLayout({ children }: { children: ReactNode }) {
  return <DocsShell sections={docsSections(docsPages(places()))}>{children}</DocsShell>;
}
