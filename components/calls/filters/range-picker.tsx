"use client";

import { CalendarRange } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/actions/button";
import { buttonStyle } from "../../ui/actions/button-style";
import { Segmented } from "../../ui/actions/segmented";
import { cn } from "../../ui/cn";
import { useOwnZone } from "../../ui/data/exact-time";
import { momentText } from "../../ui/data/time-format";
import { DateTimeInput } from "../../ui/forms/date-time-input";
import { Field } from "../../ui/forms/field";
import { Popover } from "../../ui/overlays/popover";
import { type CallsState, PRESETS, type Preset } from "./calls-params";

type Range = { range: Preset; from: Date | null; to: Date | null };
type RangePickerProps = { state: CallsState; onChange: (range: Range) => void };

const CUSTOM = "custom";
const OPTIONS = PRESETS.map((value) => ({ value, label: value === "all" ? "90d" : value }));

/** The usual spans until now, and any other by its two ends. */
export function RangePicker({ state, onChange }: RangePickerProps) {
  const [open, setOpen] = useState(false);
  const zone = useOwnZone();
  const isCustom = Boolean(state.from || state.to);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Segmented<Preset | typeof CUSTOM>
        label="Range"
        value={isCustom ? CUSTOM : state.range}
        options={OPTIONS}
        onChange={(range) => range !== CUSTOM && onChange({ range, from: null, to: null })}
      />
      <Popover
        label="Custom range"
        open={open}
        onOpenChange={setOpen}
        trigger={
          <button
            type="button"
            className={cn(buttonStyle("secondary", "md"), isCustom && "border-accent! text-accent-ink!")}
          >
            <CalendarRange size={14} aria-hidden />
            {isCustom ? describe(state, zone) : "Custom"}
          </button>
        }
      >
        {open && (
          <CustomRange
            state={state}
            onApply={(from, to) => {
              setOpen(false);
              onChange({ range: "all", from, to });
            }}
          />
        )}
      </Popover>
    </div>
  );
}

function describe({ from, to }: CallsState, zone: "UTC" | undefined): string {
  const write = (at: Date) => momentText(at, zone);
  if (from && to) return `${write(from)} – ${write(to)}`;
  return from ? `since ${write(from)}` : `until ${write(to!)}`;
}

type CustomRangeProps = { state: CallsState; onApply: (from: Date | null, to: Date | null) => void };

function CustomRange({ state, onApply }: CustomRangeProps) {
  const [from, setFrom] = useState(state.from?.toISOString() ?? null);
  const [to, setTo] = useState(state.to?.toISOString() ?? null);
  const isBackward = from !== null && to !== null && from >= to;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBackward) onApply(from ? new Date(from) : null, to ? new Date(to) : null);
      }}
    >
      <Field label="From" optional>
        <DateTimeInput value={from} onChange={setFrom} />
      </Field>
      <Field label="To" optional error={isBackward ? "The end must be after the beginning." : undefined}>
        <DateTimeInput value={to} onChange={setTo} />
      </Field>
      <Button type="submit" variant="primary" className="self-end" disabled={isBackward}>
        Apply
      </Button>
    </form>
  );
}
