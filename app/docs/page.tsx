import { OverviewCards } from "@/components/docs/overview-cards";
import { DocsArticle } from "@/components/docs/shell/docs-article";
import { docsMetadata } from "@/components/docs/shell/docs-metadata";
import { docsPages, OVERVIEW_PAGE, places } from "@/lib/docs";

export const generateMetadata = () => docsMetadata(OVERVIEW_PAGE, places().portalUrl);

export default function DocsPage() {
  return (
    <DocsArticle {...OVERVIEW_PAGE}>
      <OverviewCards pages={docsPages(places())} />
    </DocsArticle>
  );
}
