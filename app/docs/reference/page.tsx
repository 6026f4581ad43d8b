import { groupedContents, tagAnchor, tagTitle } from "@/components/docs/reference/grouped-contents";
import { OperationExample } from "@/components/docs/reference/operation-example";
import { OperationSection } from "@/components/docs/reference/operation-section";
import { DocsArticle } from "@/components/docs/shell/docs-article";
import { docsMetadata } from "@/components/docs/shell/docs-metadata";
import { GATEWAY_PAGE, places } from "@/lib/docs";
import { gatewayOperations, groupByTag } from "@/lib/docs/reference/prepare-operations";
import { listMyOrgs } from "@/lib/domain/orgs";
import { findUser, requireUser, visitorCtx } from "@/lib/web/page";

export const generateMetadata = () => docsMetadata(GATEWAY_PAGE, places().portalUrl);

/** Whose short-lived keys the reader may use; nobody's while signed out. */
async function myOrgs() {
  if (!(await findUser())) return [];
  const { ctx } = await requireUser();
  return (await listMyOrgs(ctx)).items.map(({ id, name }) => ({ id, name }));
}

export default async function GatewayReferencePage() {
  const { gatewayUrl } = places();
  const [orgs, { now }] = [await myOrgs(), await visitorCtx()];
  const groups = groupByTag(gatewayOperations());
  return (
    <DocsArticle {...GATEWAY_PAGE} headings={groupedContents(groups)}>
      <p className="max-w-2xl text-muted">
        Compatible with OpenAI's API at <code className="font-mono text-xs">{gatewayUrl}/v1</code>, with
        Anthropic's, Gemini's and Cohere's at <code className="font-mono text-xs">{gatewayUrl}</code>. Send
        your key as <code className="font-mono text-xs">Authorization: Bearer tp_live_…</code>. What is below
        is written from the schemas that the gateway enforces.
      </p>
      {groups.map(([tag, operations]) => (
        <section key={tag} id={tagAnchor(tag)} aria-label={tag} className="scroll-mt-16">
          <h2 className="mt-10 mb-3 font-semibold text-lg">{tagTitle(tag)}</h2>
          {operations.map((operation) => (
            <OperationSection
              key={operation.id}
              operation={operation}
              example={
                <OperationExample operation={operation} gatewayUrl={gatewayUrl} orgs={orgs} at={now} />
              }
            />
          ))}
        </section>
      ))}
    </DocsArticle>
  );
}
