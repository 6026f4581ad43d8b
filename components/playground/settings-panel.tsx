"use client";

import { Field } from "../ui/forms/field";
import { Textarea } from "../ui/forms/textarea";
import { ParameterFields } from "./parameter-fields";
import type { Session, SessionAction } from "./session/session";

type SettingsPanelProps = {
  session: Session;
  maxOutputTokens: number;
  dispatch: (action: SessionAction) => void;
};

/** What goes with every question: the system prompt and the parameters. */
export function SettingsPanel({ session, maxOutputTokens, dispatch }: SettingsPanelProps) {
  return (
    <div className="flex flex-col gap-5">
      <Field label="System prompt" optional>
        <Textarea
          rows={4}
          value={session.system}
          placeholder="You are…"
          onChange={(event) => dispatch({ type: "set-system", system: event.currentTarget.value })}
          className="max-h-64"
        />
      </Field>
      <ParameterFields
        values={session.parameters}
        maxOutputTokens={maxOutputTokens}
        onChange={(parameters) => dispatch({ type: "set-parameters", parameters })}
      />
    </div>
  );
}
