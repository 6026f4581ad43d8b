"use client";

import { memo, useState } from "react";
import { Field } from "../../ui/forms/field";
import { Select } from "../../ui/forms/select";
import { Textarea } from "../../ui/forms/textarea";
import { type ModelFacts, takes } from "../session/model-facts";
import type { SessionAction } from "../session/reduce-session";
import type { Session } from "../session/session";
import { FormatFields } from "./format-fields";
import { ParameterFields } from "./parameter-fields";
import { ToolsButton } from "./tools-button";

type SettingsPanelProps = {
  settings: Pick<Session, "system" | "tools" | "toolChoice" | "responseFormat" | "panes">;
  models: readonly ModelFacts[];
  dispatch: (action: SessionAction) => void;
};

const ALL = "all";

/** What goes with every question: system prompt, tools, format, and the parameters of all panes or of one. */
export const SettingsPanel = memo(
  function SettingsPanel({ settings, models, dispatch }: SettingsPanelProps) {
    const { panes } = settings;
    const [chosen, setChosen] = useState(ALL);
    const scope = panes.some(({ id }) => id === chosen) ? chosen : ALL;
    const set = scope === ALL ? panes : panes.filter(({ id }) => id === scope);
    const factsOf = (some: typeof panes) =>
      some.flatMap((pane) => models.find(({ slug }) => slug === pane.model) ?? []);
    return (
      <div className="flex flex-col gap-5">
        <Field label="System prompt" optional>
          <Textarea
            rows={4}
            value={settings.system}
            placeholder="You are…"
            onChange={(event) => dispatch({ type: "set-system", system: event.currentTarget.value })}
            className="max-h-64"
          />
        </Field>
        <div className="flex flex-col gap-2">
          <ToolsButton
            tools={settings.tools}
            toolChoice={settings.toolChoice}
            onSave={(tools, toolChoice) => dispatch({ type: "set-tools", tools, toolChoice })}
          />
          {settings.tools.length > 0 && <Without kind="tools" models={factsOf(panes)} />}
        </div>
        <div className="flex flex-col gap-2">
          <FormatFields
            format={settings.responseFormat}
            onChange={(responseFormat) => dispatch({ type: "set-format", responseFormat })}
          />
          {settings.responseFormat.type !== "text" && (
            <Without kind="response_format" models={factsOf(panes)} />
          )}
        </div>
        {panes.length > 1 && (
          <Field label="Parameters of">
            <Select
              value={scope}
              onChange={setChosen}
              options={[
                { value: ALL, label: "All panes" },
                ...panes.map(({ id, model }, at) => ({ value: id, label: `${at + 1}: ${model}` })),
              ]}
            />
          </Field>
        )}
        <ParameterFields
          values={set.map(({ parameters }) => parameters)}
          models={factsOf(set)}
          onChange={(change) =>
            dispatch({ type: "set-parameters", paneId: scope === ALL ? null : scope, change })
          }
        />
      </div>
    );
  },
  (before, after) =>
    before.models === after.models &&
    before.dispatch === after.dispatch &&
    before.settings.system === after.settings.system &&
    before.settings.tools === after.settings.tools &&
    before.settings.toolChoice === after.settings.toolChoice &&
    before.settings.responseFormat === after.settings.responseFormat &&
    before.settings.panes === after.settings.panes,
);

function Without({ kind, models }: { kind: "tools" | "response_format"; models: readonly ModelFacts[] }) {
  const slugs = models.filter((model) => !takes(model, kind)).map(({ slug }) => slug);
  if (slugs.length === 0) return null;
  return (
    <p className="text-warning-ink text-xs">
      {kind === "tools" ? "Takes no tools" : "Takes no answer format"}, asked without: {slugs.join(", ")}.
    </p>
  );
}
