"use client";

import { CalendarRange } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/actions/button";
import { buttonStyle } from "../../ui/actions/button-style";
import { Segmented } from "../../ui/actions/segmented";
import { cn } from "../../ui/cn";
import { Field } from "../../ui/forms/field";
import { Input } from "../../ui/forms/input";
import { Popover } from "../../ui/overlays/popover";
import { customSpan, type ExplorerRange, PRESETS, type Preset } from "./prepare-range";
import { describeRange, fromWallText, toWallText } from "./prepare-wall";

const LABELS: Record<Preset, string> = {
  "1h": "1h",
  "24h": "24h",
  "7d": "7d",
  "30d": "30d",
  "90d": "90d",
  month: "Month",
  "last-month": "Last month",
};
const OPTIONS = PRESETS.map((value) => ({ value, label: LABELS[value] }));

type RangePickerProps = {
  range: ExplorerRange;
  onPreset: (preset: Preset) => void;
  onCustom: (from: string, to: string) => void;
};

/** The usual ranges, all in sight, and any other by its two ends. */
export function RangePicker({ range, onPreset, onCustom }: RangePickerProps) {
  const isCustom = range.preset === "custom";
  const [open, setOpen] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Segmented<Preset | "custom">
        label="Range"
        value={range.preset}
        options={OPTIONS}
        onChange={(value) => value !== "custom" && onPreset(value)}
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
            {isCustom ? describeRange(range) : "Custom"}
          </button>
        }
      >
        <CustomRange
          range={range}
          onApply={(from, to) => {
            setOpen(false);
            onCustom(from, to);
          }}
        />
      </Popover>
    </div>
  );
}

type CustomRangeProps = { range: ExplorerRange; onApply: (from: string, to: string) => void };

function CustomRange({ range, onApply }: CustomRangeProps) {
  const { zone } = range;
  const [from, setFrom] = useState(toWallText(range.from, zone));
  const [to, setTo] = useState(toWallText(range.to, zone));
  const [error, setError] = useState<string>();

  function apply() {
    const span = customSpan(fromWallText(from, zone), fromWallText(to, zone));
    if (!span) return setError("The end must be after the beginning.");
    onApply(new Date(span[0]).toISOString(), new Date(span[1]).toISOString());
  }

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <Field label="From">
        <Input
          type="datetime-local"
          step={900}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </Field>
      <Field label="To" error={error}>
        <Input type="datetime-local" step={900} value={to} onChange={(event) => setTo(event.target.value)} />
      </Field>
      <p className="text-subtle text-xs">By the clock of {zone}, in quarters of an hour.</p>
      <Button type="submit" variant="primary">
        Show
      </Button>
    </form>
  );
}
