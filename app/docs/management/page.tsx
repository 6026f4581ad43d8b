import { groupedContents, tagAnchor, tagTitle } from "@/components/docs/reference/grouped-contents";
import { OperationSection } from "@/components/docs/reference/operation-section";
import { DocsArticle } from "@/components/docs/shell/docs-article";
import { docsMetadata } from "@/components/docs/shell/docs-metadata";
import { MANAGEMENT_PAGE, places } from "@/lib/docs";
import { groupByTag, managementOperations } from "@/lib/docs/reference/prepare-operations";

export const generateMetadata = () => docsMetadata(MANAGEMENT_PAGE, places().portalUrl);

export default function ManagementReferencePage() {
  const groups = groupByTag(managementOperations());
  return (
    <DocsArticle {...MANAGEMENT_PAGE} headings={groupedContents(groups)}>
      <p className="max-w-2xl text-muted">
        What the portal itself calls, with the session of a signed-in browser. Amounts are integer
        nano-dollars in decimal strings, times are ISO 8601 in UTC, lists are read by cursor. A write with an
        Idempotency-Key runs once in 24 hours.
      </p>
      {groups.map(([tag, operations]) => (
        <section key={tag} id={tagAnchor(tag)} aria-label={tag} className="scroll-mt-16">
          <h2 className="mt-10 mb-3 font-semibold text-lg">{tagTitle(tag)}</h2>
          {operations.map((operation) => (
            <OperationSection key={operation.id} operation={operation} />
          ))}
        </section>
      ))}
    </DocsArticle>
  );
}
