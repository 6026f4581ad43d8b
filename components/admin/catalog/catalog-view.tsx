"use client";

import { useQuery } from "@tanstack/react-query";
import { BookCheck } from "lucide-react";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useState } from "react";
import { catalogPreviewQuery } from "@/lib/client/catalog";
import { Button } from "../../ui/actions/button";
import { Table } from "../../ui/data/table";
import { EmptyState } from "../../ui/feedback/empty-state";
import { PageHeader } from "../../ui/page/page-header";
import { Panel } from "../../ui/page/panel";
import { CatalogFilters } from "./catalog-filters";
import { type CatalogPreview, findChanges, isPublishable, SHOWN_KINDS } from "./change";
import { changeColumns } from "./change-columns";
import { PublishDialog } from "./publish-dialog";

const ROWS_MAX = 100;

function describe(preview: CatalogPreview | undefined): string {
  if (!preview) return "Known models and their list prices, beside what you offer.";
  const { modelCount, providerCount, listVersion, unchangedCount } = preview;
  return `${modelCount} models of ${providerCount} providers in the list (${listVersion} and our own table); ${unchangedCount} are as the list has them.`;
}

export function CatalogView() {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(ROWS_MAX);
  const [isPublishing, setPublishing] = useState(false);
  const [filter, setFilter] = useQueryStates({
    q: parseAsString.withDefault(""),
    show: parseAsStringLiteral(SHOWN_KINDS).withDefault("all"),
    at: parseAsString.withDefault("all"),
  });
  const { data, error, refetch } = useQuery(catalogPreviewQuery());
  const found =
    data && findChanges(data.changes, { kind: filter.show, provider: filter.at, words: filter.q });
  const publishable = found?.filter(isPublishable) ?? [];
  const isAllChosen = publishable.length > 0 && publishable.every(({ slug }) => chosen.has(slug));

  function toggle(slugs: readonly string[], isOn: boolean) {
    const next = new Set(chosen);
    for (const slug of slugs) isOn ? next.add(slug) : next.delete(slug);
    setChosen(next);
  }
  const columns = changeColumns(chosen, (slug, isOn) => toggle([slug], isOn));
  const chosenChanges = data?.changes.filter(({ slug }) => chosen.has(slug)) ?? [];

  return (
    <>
      <PageHeader
        title="Sync catalogue"
        crumbs={[{ label: "Models and prices", href: "/admin/models" }]}
        description={describe(data)}
        actions={
          <>
            <Button
              disabled={publishable.length === 0}
              onClick={() =>
                toggle(
                  publishable.map(({ slug }) => slug),
                  !isAllChosen,
                )
              }
            >
              {isAllChosen ? "Choose none" : `Choose all ${publishable.length || ""}`}
            </Button>
            <Button
              variant="primary"
              disabled={chosenChanges.length === 0}
              onClick={() => setPublishing(true)}
            >
              {chosenChanges.length > 0 ? `Publish ${chosenChanges.length}…` : "Publish…"}
            </Button>
          </>
        }
      />
      <CatalogFilters filter={filter} onChange={setFilter} preview={data} />
      <Panel flush>
        <Table
          label="Changes"
          columns={columns}
          rows={found?.slice(0, shown)}
          rowKey={({ slug, kind }) => `${kind} ${slug}`}
          error={error}
          onRetry={refetch}
          empty={
            <EmptyState icon={BookCheck} title={data?.changes.length ? "No change matches" : "Up to date"}>
              {data?.changes.length ? "Search for less." : "Everything is as the list has it."}
            </EmptyState>
          }
        />
        {found && found.length > shown && (
          <div className="border-line border-t p-3 text-center">
            <Button size="sm" onClick={() => setShown(shown + ROWS_MAX)}>
              Show more of {found.length.toLocaleString("en-US")}
            </Button>
          </div>
        )}
      </Panel>
      <PublishDialog
        chosen={chosenChanges}
        open={isPublishing}
        onClose={() => {
          setPublishing(false);
          setChosen(new Set());
        }}
      />
    </>
  );
}
