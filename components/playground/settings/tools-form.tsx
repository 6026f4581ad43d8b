"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { type ToolChoice, type ToolSetup, toolSetup } from "@/lib/contract/playground-setup";
import { Button } from "../../ui/actions/button";
import { Field } from "../../ui/forms/field";
import { Select } from "../../ui/forms/select";
import { DialogActions } from "../../ui/overlays/dialog";
import { parseSchema } from "../schema/parse-schema";
import { draftOf, EXAMPLE_TOOL, type ToolDraft } from "./tool-draft";
import { ToolFields } from "./tool-fields";

export type ToolsFormProps = {
  tools: readonly ToolSetup[];
  toolChoice: ToolChoice;
  onSave: (tools: ToolSetup[], toolChoice: ToolChoice) => void;
};

export function ToolsForm({ tools, toolChoice, onSave }: ToolsFormProps) {
  const [drafts, setDrafts] = useState<ToolDraft[]>(() =>
    tools.length > 0 ? tools.map(draftOf) : [draftOf(EXAMPLE_TOOL)],
  );
  const [choice, setChoice] = useState(
    typeof toolChoice === "string" ? toolChoice : `one:${toolChoice.name}`,
  );
  const parsed = drafts.map(parseDraft);
  const names = drafts.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  const isValid = twice === undefined && parsed.every((tool) => tool !== null);
  const options = [
    { value: "auto", label: "The model decides" },
    { value: "required", label: "It must call one" },
    { value: "none", label: "It must call none" },
    ...[...new Set(names)]
      .filter(Boolean)
      .map((name) => ({ value: `one:${name}`, label: `It must call ${name}` })),
  ];
  const kept = options.some(({ value }) => value === choice) ? choice : "auto";

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid)
          onSave(
            parsed.filter((tool) => tool !== null),
            choiceOf(kept),
          );
      }}
    >
      <div className="flex flex-col gap-5">
        {drafts.map((draft, at) => (
          <ToolFields
            key={draft.key}
            draft={draft}
            isTwice={draft.name === twice}
            onChange={(change) => setDrafts(drafts.with(at, { ...draft, ...change }))}
            onRemove={() => setDrafts(drafts.filter(({ key }) => key !== draft.key))}
          />
        ))}
        <Button
          icon={Plus}
          size="sm"
          className="self-start"
          onClick={() =>
            setDrafts([...drafts, draftOf({ ...EXAMPLE_TOOL, name: `tool_${drafts.length + 1}` })])
          }
        >
          Add a tool
        </Button>
        {drafts.length > 0 && (
          <Field label="Which is called">
            <Select value={kept} onChange={setChoice} options={options} />
          </Field>
        )}
      </div>
      <DialogActions>
        <Button type="submit" variant="primary" disabled={!isValid}>
          {drafts.length === 0 ? "Use no tools" : "Use these tools"}
        </Button>
      </DialogActions>
    </form>
  );
}

function parseDraft({ name, description, schema, strict }: ToolDraft): ToolSetup | null {
  const parameters = parseSchema(schema).schema;
  const parsed = toolSetup.safeParse({ name, description, parameters, strict });
  return parsed.success ? parsed.data : null;
}

const choiceOf = (value: string): ToolChoice =>
  value.startsWith("one:") ? { name: value.slice("one:".length) } : (value as "auto" | "none" | "required");
