"use client";

import { useState } from "react";
import { isDimension, USAGE_DIMENSIONS, type UsageDimension } from "@/lib/contract/usage-names";
import { Button } from "../../ui/actions/button";
import { Field } from "../../ui/forms/field";
import { Input } from "../../ui/forms/input";
import { Select } from "../../ui/forms/select";
import { Dialog, DialogActions } from "../../ui/overlays/dialog";
import { dimensionLabel, isTag } from "./prepare-filters";

type Grouping = UsageDimension | "none";
type GroupPickerProps = { value: Grouping; onChange: (value: Grouping) => void };

const OTHER_TAG = "tag…";

/** What the series and the rows are: one of the dimensions, or a tag by its name. */
export function GroupPicker({ value, onChange }: GroupPickerProps) {
  const [naming, setNaming] = useState(false);
  const known: Grouping[] = ["none", ...USAGE_DIMENSIONS];
  const options = [...known, ...(known.includes(value) ? [] : [value])].map((each) => ({
    value: each as string,
    label:
      each === "none"
        ? "No grouping"
        : `by ${isTag(each) ? "tag " : ""}${dimensionLabel(each).toLowerCase()}`,
  }));
  return (
    <>
      <Select
        aria-label="Group by"
        value={value}
        options={[...options, { value: OTHER_TAG, label: "by another tag…" }]}
        onChange={(next) => (next === OTHER_TAG ? setNaming(true) : onChange(next as Grouping))}
        className="w-40"
      />
      <Dialog title="Group by a tag" width="sm" open={naming} onOpenChange={setNaming}>
        <TagForm
          onDone={(dimension) => {
            setNaming(false);
            onChange(dimension);
          }}
        />
      </Dialog>
    </>
  );
}

function TagForm({ onDone }: { onDone: (dimension: UsageDimension) => void }) {
  const [name, setName] = useState("");
  const dimension = `tag:${name.trim()}`;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isDimension(dimension)) onDone(dimension);
      }}
    >
      <Field label="Name of the tag" hint="What calls carry as metadata, such as feature or team.">
        <Input value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <DialogActions>
        <Button type="submit" variant="primary" disabled={!isDimension(dimension)}>
          Group
        </Button>
      </DialogActions>
    </form>
  );
}
