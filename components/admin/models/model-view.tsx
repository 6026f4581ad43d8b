"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { adminModelsQuery, updateModelMutation } from "@/lib/client/admin-models";
import { Button } from "../../ui/actions/button";
import { ErrorState } from "../../ui/feedback/error-state";
import { Skeleton } from "../../ui/feedback/skeleton";
import { toast } from "../../ui/feedback/toaster";
import { Dialog } from "../../ui/overlays/dialog";
import { PageHeader } from "../../ui/page/page-header";
import { PriceHistoryChart } from "../prices/history/price-history-chart";
import { PricePanel } from "../prices/price-panel";
import { EditModelForm } from "./edit-model-form";
import { type AdminModel, faultOf } from "./model";
import { ModelStatus } from "./model-columns";
import { ModelFacts } from "./model-facts";
import { ModelRoutes } from "./model-routes";

type ModelViewProps = { modelId: string; nowMs: number };

export function ModelView({ modelId, nowMs }: ModelViewProps) {
  const { data, error, refetch } = useQuery(adminModelsQuery());
  const model = data?.items.find((each) => each.id === modelId);
  if (!data && error) return <ErrorState message={error.message} onRetry={refetch} />;
  if (!data) return <Skeleton className="h-72 w-full" />;
  if (!model) return <ErrorState title="No such model" />;
  return (
    <>
      <PageHeader
        title={model.slug}
        crumbs={[{ label: "Models and prices", href: "/admin/models" }]}
        description={
          <span className="inline-flex items-center gap-3">
            <ModelStatus model={model} /> {model.name}
          </span>
        }
        actions={<ModelButtons model={model} />}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="flex min-w-0 flex-col gap-4">
          <PriceHistoryChart modelId={modelId} nowMs={nowMs} />
          <PricePanel model={model} />
        </div>
        <div className="flex flex-col gap-4">
          <ModelRoutes model={model} />
          <ModelFacts model={model} />
        </div>
      </div>
    </>
  );
}

function ModelButtons({ model }: { model: AdminModel }) {
  const [editing, setEditing] = useState(false);
  const update = useMutation(updateModelMutation(model.id));

  function toggle() {
    update.mutate(
      { enabled: !model.enabled },
      {
        onSuccess: (saved) =>
          toast.success(saved.enabled ? onMessage(saved) : `${saved.slug} is off: calls get a 404`),
        onError: (error) => toast.error(error.message),
      },
    );
  }

  return (
    <>
      <Button loading={update.isPending} onClick={toggle}>
        {model.enabled ? "Switch off" : "Switch on"}
      </Button>
      <Button onClick={() => setEditing(true)}>Edit</Button>
      <Dialog open={editing} onOpenChange={setEditing} title={`Edit ${model.slug}`} width="lg">
        <EditModelForm model={model} onDone={() => setEditing(false)} />
      </Dialog>
    </>
  );
}

function onMessage(model: AdminModel): string {
  const fault = faultOf(model);
  return fault ? `${model.slug} is on, but it has ${fault.toLowerCase()} yet` : `${model.slug} is live`;
}
