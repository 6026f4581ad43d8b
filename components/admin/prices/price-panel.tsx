"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { pricesQuery } from "@/lib/client/admin-models";
import { Button } from "../../ui/actions/button";
import { ErrorState } from "../../ui/feedback/error-state";
import { Notice } from "../../ui/feedback/notice";
import { Skeleton } from "../../ui/feedback/skeleton";
import { Dialog } from "../../ui/overlays/dialog";
import { Panel } from "../../ui/page/panel";
import type { AdminModel } from "../models/model";
import { PriceForm } from "./price-form";
import { PriceVersion } from "./price-version";

type Version = { id: string; effectiveFrom: string };

/** Every version of the price, the newest first: the announced, the one in force, and those before it. */
export function PricePanel({ model }: { model: AdminModel }) {
  const [setting, setSetting] = useState(false);
  const { data, error, refetch } = useQuery(pricesQuery(model.id));
  return (
    <Panel
      title="Price"
      description="In USD. A new version takes over at its date; old calls keep theirs."
      actions={
        <Button size="sm" variant="primary" icon={Plus} onClick={() => setSetting(true)}>
          Set price
        </Button>
      }
      flush
    >
      {error && !data && <ErrorState message={error.message} onRetry={refetch} />}
      {!data && !error && (
        <div className="p-4">
          <Skeleton className="h-32 w-full" />
        </div>
      )}
      {data?.items.length === 0 && (
        <div className="p-4">
          <Notice tone="warning">Without a price this model answers no call.</Notice>
        </div>
      )}
      <ol className="divide-y divide-line">
        {data?.items.map((price) => (
          <li key={price.id} className="p-4">
            <PriceVersion price={price} standing={standingOf(price, model.price)} />
          </li>
        ))}
      </ol>
      <Dialog open={setting} onOpenChange={setSetting} title={`Price of ${model.slug}`}>
        <PriceForm model={model} onDone={() => setSetting(false)} />
      </Dialog>
    </Panel>
  );
}

function standingOf(price: Version, inForce: Version | null) {
  if (price.id === inForce?.id) return "in_force";
  return inForce && price.effectiveFrom < inForce.effectiveFrom ? "past" : "announced";
}
