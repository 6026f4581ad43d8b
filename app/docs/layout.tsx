import type { ReactNode } from "react";
import { docsSearchEntries, docsSections } from "@/components/docs/docs-contents";
import { DocsShell } from "@/components/docs/docs-shell";

export default function DocsLayout({ children }: { children: ReactNode }) {
  return (
    <DocsShell sections={docsSections()} entries={docsSearchEntries()}>
      {children}
    </DocsShell>
  );
}
