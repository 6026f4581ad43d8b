"use client";

import { X } from "lucide-react";
import type { Model } from "@/lib/client/models";
import { IconButton } from "../ui/actions/icon-button";
import { cn } from "../ui/cn";
import { Combobox } from "../ui/forms/combobox";
import { priceText } from "./price-text";
import type { Pane } from "./session/session";

/** Columns by the number of panes; one under the other on a phone. */
export const PANES_GRID: Record<number, string> = {
  1: "grid-cols-1",
  2: "grid-cols-1 md:grid-cols-2",
  3: "grid-cols-1 md:grid-cols-3",
  4: "grid-cols-1 md:grid-cols-2 xl:grid-cols-4",
};

type PanesHeaderProps = {
  panes: readonly Pane[];
  models: readonly Model[];
  onModel: (paneId: string, model: string) => void;
  onRemove: (paneId: string) => void;
};

/** A model for each column. */
export function PanesHeader({ panes, models, onModel, onRemove }: PanesHeaderProps) {
  const options = models.map((model) => ({
    value: model.slug,
    label: model.slug,
    hint: priceText(model.price),
  }));
  return (
    <div className={cn("grid gap-x-6 gap-y-2 border-line border-b px-4 py-2.5", PANES_GRID[panes.length])}>
      {panes.map((pane) => (
        <div key={pane.id} className="flex min-w-0 items-center gap-1">
          <Combobox
            aria-label="Model"
            value={pane.model}
            onChange={(model) => onModel(pane.id, model)}
            options={
              options.some(({ value }) => value === pane.model) ? options : [gone(pane.model), ...options]
            }
            searchLabel="Search models"
            className="font-medium"
          />
          {panes.length > 1 && (
            <IconButton icon={X} label={`Remove ${pane.model}`} size="sm" onClick={() => onRemove(pane.id)} />
          )}
        </div>
      ))}
    </div>
  );
}

const gone = (model: string) => ({ value: model, label: model, hint: "Not in the catalogue" });
