"use client";

import { SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/actions/button";
import { buttonStyle } from "../../ui/actions/button-style";
import { Input } from "../../ui/forms/input";
import { Popover } from "../../ui/overlays/popover";
import { BOUND_NAMES, type BoundName, type CallsState } from "./calls-params";
import { MEASURES } from "./prepare-filters";

type Bounds = Partial<Record<BoundName, string | null>>;
type BoundsPickerProps = { state: CallsState; onChange: (bounds: Bounds) => void };

/** Cost, times and tokens between two bounds, either of which may be open. */
export function BoundsPicker({ state, onChange }: BoundsPickerProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label="Ranges"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className={buttonStyle("ghost", "md")}>
          <SlidersHorizontal size={14} aria-hidden />
          Ranges
        </button>
      }
    >
      {open && (
        <BoundsForm
          state={state}
          onApply={(bounds) => {
            setOpen(false);
            onChange(bounds);
          }}
        />
      )}
    </Popover>
  );
}

const DECIMAL = /^\d{1,9}(\.\d{1,9})?$/;
const WHOLE = /^\d{1,9}$/;

function BoundsForm({ state, onApply }: { state: CallsState; onApply: (bounds: Bounds) => void }) {
  const [texts, setTexts] = useState<Record<string, string>>(() =>
    Object.fromEntries(BOUND_NAMES.map((name) => [name, state[name] ?? ""])),
  );
  const isWrong = (name: BoundName) => {
    const text = texts[name]!.trim();
    return text !== "" && !(name.startsWith("cost") ? DECIMAL : WHOLE).test(text);
  };
  const wrong = BOUND_NAMES.some(isWrong);
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong)
          onApply(Object.fromEntries(BOUND_NAMES.map((name) => [name, texts[name]!.trim() || null])));
      }}
    >
      {MEASURES.map(({ label, unit, min, max }) => (
        <fieldset key={label} className="grid grid-cols-2 items-center gap-2">
          <legend className="mb-1 font-medium text-sm">{label}</legend>
          {[min, max].map((name) => (
            <Input
              key={name}
              aria-label={`${label}, ${name === min ? "at least" : "at most"}`}
              aria-invalid={isWrong(name)}
              placeholder={name === min ? "at least" : "at most"}
              inputMode="decimal"
              autoComplete="off"
              lead={unit === "$" ? unit : undefined}
              trail={unit && unit !== "$" ? unit : undefined}
              value={texts[name]}
              onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
            />
          ))}
        </fieldset>
      ))}
      {wrong && (
        <p className="text-danger-ink text-xs">Write numbers, money in USD and times in milliseconds.</p>
      )}
      <Button type="submit" variant="primary" className="self-end" disabled={wrong}>
        Apply
      </Button>
    </form>
  );
}
