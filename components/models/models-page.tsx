import type { ResponseOf } from "@/lib/contract/endpoint";
import { COMPARED_MAX, type searchModelsEndpoint } from "@/lib/contract/public-models";
import { PageHeader } from "../ui/page/page-header";
import { type Params, valuesOf } from "./address";
import { CompareBar } from "./list/compare-bar";
import { ModelList } from "./list/model-list";
import { ModelPages } from "./list/model-pages";
import { ModelFilters } from "./search/model-filters";

type ModelsPageProps = { found: ResponseOf<typeof searchModelsEndpoint>; params: Params };

/** Finds a model: filters at the left, what matches at the right. */
export function ModelsPage({ found, params }: ModelsPageProps) {
  const compared = valuesOf(params, "compare").slice(0, COMPARED_MAX);
  const pages = Math.max(1, Math.ceil(found.total / found.pageSize));
  const page = Math.min(pages, Math.max(1, Number(valuesOf(params, "page")[0]) || 1));
  const filters = <ModelFilters params={params} makers={found.makers} providers={found.providers} />;
  return (
    <>
      <PageHeader
        title="Models"
        description={`${found.offered} models behind one key, at the price of each per million tokens. Find one by what it can do and what it costs.`}
      />
      <div className="gap-8 lg:grid lg:grid-cols-[264px_minmax(0,1fr)]">
        <div className="mb-4 lg:mb-0">
          <div className="lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto lg:pr-1 lg:pb-4">
            {filters}
          </div>
        </div>
        <div className="min-w-0">
          <p className="mb-2 text-muted text-xs" role="status">
            {found.total === found.offered ? `All ${found.total}` : `${found.total} of ${found.offered}`}{" "}
            models
          </p>
          <section aria-label="Found models" className="rounded-lg border border-line bg-surface">
            {found.items.length > 0 ? (
              <ModelList models={found.items} params={params} compared={compared} />
            ) : (
              <div className="px-4 py-10 text-center">
                <p className="font-medium">No model is like that</p>
                <p className="text-muted">Leave out an ability, or allow a higher price.</p>
              </div>
            )}
            <ModelPages params={params} page={page} pages={pages} />
          </section>
          <CompareBar params={params} compared={compared} />
        </div>
      </div>
    </>
  );
}
