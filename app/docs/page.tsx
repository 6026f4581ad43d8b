import { OverviewCards } from "@/components/docs/overview-cards";
import { OverviewStart } from "@/components/docs/overview-start";
import { DocsArticle } from "@/components/docs/shell/docs-article";
import { docsMetadata } from "@/components/docs/shell/docs-metadata";
import { docsPages, OVERVIEW_PAGE, places } from "@/lib/docs";
import { findUser } from "@/lib/web/page";

export const generateMetadata = () => docsMetadata(OVERVIEW_PAGE, places().portalUrl);

export default async function DocsPage() {
  const user = await findUser();
  return (
    <DocsArticle {...OVERVIEW_PAGE}>
      <OverviewStart gatewayUrl={places().gatewayUrl} isSignedIn={user !== null} />
      <OverviewCards pages={docsPages(places()).filter(({ kind }) => kind !== "overview")} />
    </DocsArticle>
  );
}
