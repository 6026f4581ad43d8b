"use client";

import type { ReactNode } from "react";
import type { PlaygroundParameters } from "@/lib/contract/playground-setup";
import { numberText } from "@/lib/core/number-text";
import { Field } from "../../ui/forms/field";
import { NumberInput } from "../../ui/forms/number-input";
import { Select } from "../../ui/forms/select";
import { Textarea } from "../../ui/forms/textarea";
import type { ModelFacts } from "../session/model-facts";
import { commonValue, type Offer, offersFor, type Parameter } from "./parameter-table";
import { SlidingField } from "./sliding-field";

type Change = (change: Partial<PlaygroundParameters>) => void;

type ParameterFieldsProps = {
  /** Of each pane that is set together. */
  values: readonly PlaygroundParameters[];
  models: readonly ModelFacts[];
  onChange: Change;
};

/** What is not set is not sent: the model's own default applies. */
export function ParameterFields({ values, models, onChange }: ParameterFieldsProps) {
  const { offers, hidden } = offersFor(models);
  return (
    <div className="flex flex-col gap-4">
      {offers.map((offer) => (
        <ParameterField key={offer.parameter.name} offer={offer} values={values} onChange={onChange} />
      ))}
      {hidden.length > 0 && (
        <p className="text-subtle text-xs">
          Not taken by {models.length > 1 ? "these models" : (models[0]?.slug ?? "this model")}:{" "}
          {hidden.map(({ label }) => label.toLowerCase()).join(", ")}.
        </p>
      )}
    </div>
  );
}

type ParameterFieldProps = { offer: Offer; values: readonly PlaygroundParameters[]; onChange: Change };

function ParameterField({ offer: { parameter, refusedBy }, values, onChange }: ParameterFieldProps) {
  const { name, kind } = parameter;
  const { value, differs } = commonValue(values, name);
  const set = (next: unknown) => onChange({ [name]: next ?? undefined } as Partial<PlaygroundParameters>);
  const preset = differs ? "differs" : "default";
  const hint = <Hint parameter={parameter} refusedBy={refusedBy} />;
  if (kind === "range") {
    const number = typeof value === "number" ? value : undefined;
    return <SlidingField parameter={parameter} value={number} preset={preset} hint={hint} onChange={set} />;
  }
  return (
    <Field label={parameter.label} hint={hint}>
      {kind === "whole" ? (
        <NumberInput
          value={typeof value === "number" ? value : null}
          placeholder={preset}
          trail={parameter.unit}
          onChange={(next) => set(next === null ? null : clamp(next, parameter))}
        />
      ) : kind === "lines" ? (
        <Textarea
          mono
          rows={2}
          value={Array.isArray(value) ? value.join("\n") : ""}
          placeholder={preset}
          onChange={(event) => set(linesOf(event.currentTarget.value, parameter.max))}
        />
      ) : (
        <Select
          value={value === undefined ? UNSET : String(value)}
          onChange={(next) => set(chosenOf(next, kind))}
          options={optionsOf(parameter, preset)}
        />
      )}
    </Field>
  );
}

const clamp = (value: number, { min, max }: { min: number; max: number }) =>
  Math.min(max, Math.max(min, value));

const UNSET = "unset";
const chosenOf = (text: string, kind: "flag" | "choice") =>
  text === UNSET ? null : kind === "flag" ? text === "true" : text;

function optionsOf(parameter: Extract<Parameter, { kind: "choice" | "flag" }>, preset: string) {
  const none = { value: UNSET, label: preset };
  if (parameter.kind === "choice")
    return [none, ...parameter.options.map((option) => ({ value: option, label: option }))];
  return [none, { value: "true", label: "on" }, { value: "false", label: "off" }];
}

/** Empty lines stay while they are typed, and are not sent. */
function linesOf(text: string, max: number): string[] | null {
  const lines = text.split("\n").filter(Boolean).slice(0, max);
  return lines.length > 0 ? lines : null;
}

type HintProps = { parameter: Parameter; refusedBy: readonly string[] };

function Hint({ parameter, refusedBy }: HintProps): ReactNode {
  const range =
    parameter.kind === "range" || parameter.kind === "whole"
      ? ` ${numberText(parameter.min)} to ${numberText(parameter.max)};`
      : "";
  return (
    <>
      {parameter.explanation}
      {range} default: {parameter.preset}.
      {refusedBy.length > 0 && (
        <span className="block text-warning-ink">Not sent to {refusedBy.join(", ")}.</span>
      )}
    </>
  );
}
