import { GuideMarkdown } from "@/components/docs/markdown/guide-markdown";
import { DocsArticle } from "@/components/docs/shell/docs-article";
import { docsMetadata } from "@/components/docs/shell/docs-metadata";
import { docsPages, outline, places } from "@/lib/docs";

const changelog = () => docsPages(places()).find(({ kind }) => kind === "changelog")!;

export const generateMetadata = () => docsMetadata(changelog(), places().portalUrl);

export default function ChangelogPage() {
  const page = changelog();
  return (
    <DocsArticle {...page} headings={outline(page.markdown)}>
      <GuideMarkdown markdown={page.markdown} />
    </DocsArticle>
  );
}
