"use client";

import { Slider } from "@base-ui/react/slider";
import { useId } from "react";
import { Field } from "../ui/forms/field";
import { Input } from "../ui/forms/input";
import { Textarea } from "../ui/forms/textarea";
import type { Parameters } from "./session/session";

type SlidingName = "temperature" | "top_p" | "presence_penalty" | "frequency_penalty";
type Range = { name: SlidingName; label: string; min: number; max: number; start: number };

const RANGES: readonly Range[] = [
  { name: "temperature", label: "Temperature", min: 0, max: 2, start: 1 },
  { name: "top_p", label: "Top p", min: 0, max: 1, start: 1 },
  { name: "presence_penalty", label: "Presence penalty", min: -2, max: 2, start: 0 },
  { name: "frequency_penalty", label: "Frequency penalty", min: -2, max: 2, start: 0 },
];

type ParameterFieldsProps = {
  values: Parameters;
  maxOutputTokens: number;
  onChange: (values: Parameters) => void;
};

/** What is not set is not sent: the model's own default applies. */
export function ParameterFields({ values, maxOutputTokens, onChange }: ParameterFieldsProps) {
  const set = (change: Parameters) => onChange({ ...values, ...change });
  return (
    <div className="flex flex-col gap-4">
      <Field label="Answer at most" hint={`1 to ${maxOutputTokens.toLocaleString("en-US")} tokens`}>
        <WholeNumber
          value={values.max_completion_tokens}
          max={maxOutputTokens}
          min={1}
          trail="tokens"
          onChange={(value) => set({ max_completion_tokens: value })}
        />
      </Field>
      {RANGES.map((range) => (
        <SlidingField
          key={range.name}
          range={range}
          value={values[range.name]}
          onChange={(value) => set({ [range.name]: value })}
        />
      ))}
      <Field label="Seed" hint="The same seed aims at the same answer.">
        <WholeNumber
          value={values.seed}
          min={0}
          max={2 ** 31 - 1}
          onChange={(value) => set({ seed: value })}
        />
      </Field>
      <Field label="Stop at" hint="One text a line, at most four.">
        <Textarea
          mono
          rows={2}
          value={values.stop?.join("\n") ?? ""}
          onChange={(event) => set({ stop: linesOf(event.currentTarget.value) })}
        />
      </Field>
    </div>
  );
}

function linesOf(text: string): string[] | undefined {
  const lines = text.split("\n").slice(0, 4);
  return lines.some((line) => line !== "") ? lines : undefined;
}

type WholeNumberProps = {
  value: number | undefined;
  min: number;
  max: number;
  trail?: string;
  onChange: (value: number | undefined) => void;
};

function WholeNumber({ value, min, max, trail, onChange }: WholeNumberProps) {
  return (
    <Input
      inputMode="numeric"
      value={value ?? ""}
      placeholder="Default"
      trail={trail}
      onChange={(event) => {
        const digits = event.target.value.replace(/\D/g, "");
        onChange(digits === "" ? undefined : Math.min(max, Math.max(min, Number(digits))));
      }}
    />
  );
}

type SlidingFieldProps = {
  range: Range;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
};

function SlidingField({ range, value, onChange }: SlidingFieldProps) {
  const labelId = useId();
  return (
    <div>
      <div className="mb-1 flex items-baseline justify-between">
        <span id={labelId} className="font-medium">
          {range.label}
        </span>
        {value === undefined ? (
          <span className="text-subtle text-xs">Default</span>
        ) : (
          <span className="flex gap-2 text-xs">
            <button
              type="button"
              onClick={() => onChange(undefined)}
              className="rounded-sm text-muted underline"
            >
              Reset
            </button>
            {value.toFixed(2)}
          </span>
        )}
      </div>
      <Slider.Root
        value={value ?? range.start}
        min={range.min}
        max={range.max}
        step={0.05}
        onValueChange={(next) => onChange(Math.round(Number(next) * 100) / 100)}
        aria-labelledby={labelId}
      >
        <Slider.Control className="flex h-5 w-full touch-none items-center">
          <Slider.Track className="h-1 w-full rounded-full bg-hover">
            <Slider.Indicator
              className={value === undefined ? "rounded-full bg-line-strong" : "rounded-full bg-accent"}
            />
            <Slider.Thumb
              aria-labelledby={labelId}
              className="size-3.5 rounded-full border border-line-strong bg-surface has-focus-visible:outline-2 has-focus-visible:outline-ring"
            />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
    </div>
  );
}
