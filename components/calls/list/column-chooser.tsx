"use client";

import { Columns3 } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/actions/button";
import { buttonStyle } from "../../ui/actions/button-style";
import { Segmented } from "../../ui/actions/segmented";
import { Checkbox } from "../../ui/forms/checkbox";
import { OptionField } from "../../ui/forms/field";
import { Popover } from "../../ui/overlays/popover";
import { ALWAYS_SHOWN, DEFAULT_COLUMNS, GRID_COLUMNS } from "./grid-columns";
import type { ListSettings } from "./use-list-settings";

type ColumnChooserProps = ListSettings & { onChange: (settings: Partial<ListSettings>) => void };

const DENSITIES = [
  { value: "comfortable", label: "Comfortable" },
  { value: "compact", label: "Compact" },
] as const;

export function ColumnChooser({ columns, density, onChange }: ColumnChooserProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label="Columns"
      open={open}
      onOpenChange={setOpen}
      align="end"
      trigger={
        <button type="button" className={buttonStyle("secondary", "md", "max-sm:hidden")}>
          <Columns3 size={14} aria-hidden />
          Columns
        </button>
      }
    >
      <div className="flex flex-col gap-3">
        <Segmented
          label="Density"
          value={density}
          options={DENSITIES}
          onChange={(next) => onChange({ density: next })}
        />
        <ul aria-label="Columns" className="grid grid-cols-2 gap-x-3 gap-y-1.5">
          {GRID_COLUMNS.map(({ id, header }) => (
            <li key={id}>
              <OptionField label={<span className="font-normal">{header}</span>}>
                <Checkbox
                  aria-label={header}
                  checked={columns.includes(id)}
                  disabled={id === ALWAYS_SHOWN}
                  onChange={(checked) =>
                    onChange({ columns: checked ? [...columns, id] : columns.filter((each) => each !== id) })
                  }
                />
              </OptionField>
            </li>
          ))}
        </ul>
        <Button
          variant="ghost"
          size="sm"
          className="self-start"
          onClick={() => onChange({ columns: DEFAULT_COLUMNS, density: "comfortable" })}
        >
          Back to the usual
        </Button>
      </div>
    </Popover>
  );
}
