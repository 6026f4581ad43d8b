import type { PublicModel } from "@/lib/contract/public-models";
import { ButtonLink } from "../../ui/actions/button-link";
import { Notice } from "../../ui/feedback/notice";
import { PageHeader } from "../../ui/page/page-header";
import { comparePath } from "../address";
import { ComparisonTable } from "./comparison-table";
import { prepareComparison } from "./prepare-comparison";

type ComparePageProps = {
  compared: readonly { model: PublicModel; exampleNanos: bigint | null }[];
  missing: readonly string[];
  onlyDifferences: boolean;
  /** Where those that chat can be asked side by side. */
  playgroundPath: string | null;
};

/** Up to four models beside each other. */
export function ComparePage({ compared, missing, onlyDifferences, playgroundPath }: ComparePageProps) {
  const models = compared.map(({ model }) => model);
  const slugs = models.map(({ slug }) => slug);
  const here = comparePath(slugs);
  const addPath = `/models?compare=${slugs.map(encodeURIComponent).join(",")}`;
  return (
    <>
      <PageHeader
        title="Compare models"
        crumbs={[{ label: "Models", href: "/models" }]}
        description="Prices are those in force now. What is best in its row stands out."
        actions={
          <>
            <ButtonLink href={onlyDifferences ? here : `${here}&only=differences`} replace scroll={false}>
              {onlyDifferences ? "Show all rows" : "Only differences"}
            </ButtonLink>
            {models.length < 4 && <ButtonLink href={addPath}>Add a model</ButtonLink>}
            {playgroundPath && (
              <ButtonLink href={playgroundPath} variant="primary">
                Try them side by side
              </ButtonLink>
            )}
          </>
        }
      />
      {missing.length > 0 && (
        <div className="mb-4">
          <Notice tone="warning">Not offered here: {missing.join(", ")}.</Notice>
        </div>
      )}
      {models.length > 0 ? (
        <ComparisonTable models={models} groups={prepareComparison(compared, onlyDifferences)} />
      ) : (
        <p className="text-muted">
          Choose up to four models on the models page to see them beside each other.
        </p>
      )}
    </>
  );
}
