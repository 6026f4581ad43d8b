"use client";

import { useQuery } from "@tanstack/react-query";
import { Boxes, Plus, RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useState } from "react";
import { adminModelsQuery } from "@/lib/client/admin-models";
import { Button } from "../../ui/actions/button";
import { ButtonLink } from "../../ui/actions/button-link";
import { Segmented } from "../../ui/actions/segmented";
import { Table } from "../../ui/data/table";
import { EmptyState } from "../../ui/feedback/empty-state";
import { Input } from "../../ui/forms/input";
import { Dialog } from "../../ui/overlays/dialog";
import { PageHeader } from "../../ui/page/page-header";
import { Panel } from "../../ui/page/panel";
import { CreateModelForm } from "./create-model-form";
import { type AdminModel, faultOf } from "./model";
import { modelColumns } from "./model-columns";

const SHOWN = ["all", "live", "unpriced", "off"] as const;
const FILTERS: Record<(typeof SHOWN)[number], (model: AdminModel) => boolean> = {
  all: () => true,
  live: (model) => faultOf(model) === null,
  unpriced: (model) => model.price === null,
  off: (model) => !model.enabled,
};

export function ModelsView() {
  const router = useRouter();
  const [adding, setAdding] = useState(false);
  const [filter, setFilter] = useQueryStates({
    q: parseAsString.withDefault(""),
    show: parseAsStringLiteral(SHOWN).withDefault("all"),
  });
  const models = useQuery(adminModelsQuery());
  const words = filter.q.toLowerCase().split(/\s+/);
  const rows = models.data?.items.filter(
    (model) =>
      FILTERS[filter.show](model) &&
      words.every((word) => `${model.slug} ${model.name} ${model.ownedBy}`.toLowerCase().includes(word)),
  );
  const add = (
    <Button variant="primary" icon={Plus} onClick={() => setAdding(true)}>
      Add model
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Models and prices"
        description="What a caller names as its model, which provider answers it, and what it costs. Prices are dated and never edited."
        actions={
          <>
            <ButtonLink icon={RefreshCw} href="/admin/models/catalog">
              Sync catalogue
            </ButtonLink>
            {add}
          </>
        }
      />
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <Input
          type="search"
          aria-label="Search models"
          placeholder="Search models"
          className="w-full sm:w-64"
          value={filter.q}
          onChange={(event) => setFilter({ q: event.target.value || null })}
        />
        <Segmented
          label="Which models"
          value={filter.show}
          onChange={(show) => setFilter({ show })}
          options={[
            { value: "all", label: "All" },
            { value: "live", label: "Live" },
            { value: "unpriced", label: "No price" },
            { value: "off", label: "Off" },
          ]}
        />
      </div>
      <Panel flush>
        <Table
          label="Models"
          columns={modelColumns}
          rows={rows}
          rowKey={(model) => model.id}
          error={models.error}
          onRetry={models.refetch}
          onRowClick={(model) => router.push(`/admin/models/${model.id}`)}
          empty={
            <EmptyState
              icon={Boxes}
              title={models.data?.items.length ? "No model matches" : "No model yet"}
              action={add}
            >
              Sync the catalogue, import the models of a provider, or add one by hand.
            </EmptyState>
          }
        />
      </Panel>
      <Dialog open={adding} onOpenChange={setAdding} title="Add model" width="lg">
        <CreateModelForm onDone={() => setAdding(false)} />
      </Dialog>
    </>
  );
}
