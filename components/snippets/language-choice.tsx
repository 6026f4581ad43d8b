"use client";

import { Children, type ReactNode, useState } from "react";
import { Segmented } from "../ui/actions/segmented";

type LanguageChoiceProps = {
  languages: readonly { label: string; install?: string }[];
  /** The code in each, in the same order, as the server has drawn it. */
  children: ReactNode;
};

/** Shows one of several languages; what writes and colours the code stays where the code is drawn. */
export function LanguageChoice({ languages, children }: LanguageChoiceProps) {
  const [chosen, setChosen] = useState(languages[0]!.label);
  const at = languages.findIndex(({ label }) => label === chosen);
  const { install } = languages[at]!;
  return (
    <div className="min-w-0">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <Segmented
          label="Language"
          value={chosen}
          options={languages.map(({ label }) => ({ value: label, label }))}
          onChange={setChosen}
        />
        {install && <code className="font-mono text-subtle text-xs">{install}</code>}
      </div>
      {Children.toArray(children)[at]}
    </div>
  );
}
