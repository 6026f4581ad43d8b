"use client";

import { X } from "lucide-react";
import { useMemo } from "react";
import type { Model } from "@/lib/client/models";
import { IconButton } from "../../ui/actions/icon-button";
import { cn } from "../../ui/cn";
import { Combobox } from "../../ui/forms/combobox";
import type { Pane } from "../session/session";
import { PANES_GRID } from "./panes-grid";
import { priceText } from "./price-text";

type PanesHeaderProps = {
  panes: readonly Pane[];
  activePaneId: string;
  models: readonly Model[];
  onActive: (paneId: string) => void;
  onModel: (paneId: string, model: string) => void;
  onRemove: (paneId: string) => void;
};

/** A model for each column; on a phone tabs, and the model of the chosen one. */
export function PanesHeader(props: PanesHeaderProps) {
  const { panes, activePaneId, models, onActive, onModel, onRemove } = props;
  const options = useMemo(() => models.map(toOption), [models]);
  return (
    <div className="border-line border-b">
      {panes.length > 1 && <PaneTabs panes={panes} activePaneId={activePaneId} onActive={onActive} />}
      <div className={cn("grid gap-x-6 gap-y-2 px-4 py-2.5", PANES_GRID[panes.length])}>
        {panes.map((pane, at) => (
          <div
            key={pane.id}
            data-pane={pane.id}
            onFocusCapture={() => onActive(pane.id)}
            className={cn(
              "flex min-w-0 items-center gap-1",
              pane.id !== activePaneId && "max-md:hidden",
              panes.length > 1 && pane.id === activePaneId && "md:shadow-[0_2px_0_-0.5px_var(--accent)]",
            )}
          >
            <Combobox
              aria-label={panes.length > 1 ? `Model of pane ${at + 1}` : "Model"}
              value={pane.model}
              onChange={(model) => onModel(pane.id, model)}
              options={
                options.some(({ value }) => value === pane.model) ? options : [gone(pane.model), ...options]
              }
              searchLabel="Search models"
              className="w-full min-w-0 font-medium"
            />
            {panes.length > 1 && (
              <IconButton
                icon={X}
                label={`Remove pane ${at + 1}`}
                size="sm"
                onClick={() => onRemove(pane.id)}
              />
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

type PaneTabsProps = Pick<PanesHeaderProps, "panes" | "activePaneId" | "onActive">;

function PaneTabs({ panes, activePaneId, onActive }: PaneTabsProps) {
  return (
    <fieldset className="flex min-w-0 overflow-x-auto px-2 pt-1 md:hidden">
      <legend className="sr-only">Panes</legend>
      {panes.map((pane) => (
        <button
          key={pane.id}
          type="button"
          aria-pressed={pane.id === activePaneId}
          onClick={() => onActive(pane.id)}
          className={cn(
            "min-w-0 flex-1 truncate border-b-2 px-2 py-2 text-xs",
            pane.id === activePaneId ? "border-accent font-medium text-ink" : "border-transparent text-muted",
          )}
        >
          {pane.model.split("/").at(-1)}
        </button>
      ))}
    </fieldset>
  );
}

const toOption = ({ slug, price }: Model) => ({ value: slug, label: slug, hint: priceText(price) });
const gone = (model: string) => ({ value: model, label: model, hint: "Not in the catalogue" });
