"use client";

import { useState } from "react";
import { Segmented } from "../ui/actions/segmented";
import { CodeBlock } from "../ui/code/code-block";
import { Notice } from "../ui/feedback/notice";
import { CODE_CLIENT_IDS, CODE_CLIENTS, type CodeClientId } from "./code-clients";
import type { SnippetInput } from "./snippet-input";

const labelOf = (id: CodeClientId) => CODE_CLIENTS[id].label;
const LANGUAGES = [...new Set(CODE_CLIENT_IDS.map(labelOf))].map((label) => ({ value: label, label }));

/** One call in every language and client: what is shown sends what `input.body` says, or names the difference. */
export function CodePanel({ input }: { input: SnippetInput }) {
  const [id, setId] = useState<CodeClientId>("curl");
  const client = CODE_CLIENTS[id];
  const { code, notes } = client.write(input);
  const siblings = CODE_CLIENT_IDS.filter((each) => labelOf(each) === client.label);
  return (
    <div className="min-w-0">
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <Segmented
          label="Language"
          value={client.label}
          options={LANGUAGES}
          onChange={(label) => setId(CODE_CLIENT_IDS.find((each) => labelOf(each) === label)!)}
        />
        {siblings.length > 1 && (
          <Segmented
            label="Client"
            value={id}
            options={siblings.map((value) => ({ value, label: clientName(value) }))}
            onChange={setId}
          />
        )}
        {"install" in client && (
          <code className="font-mono text-subtle text-xs sm:ml-auto">{client.install}</code>
        )}
      </div>
      {notes.length > 0 && (
        <Notice tone="warning" className="mb-3">
          {notes.join(" ")}
        </Notice>
      )}
      <CodeBlock code={code} language={client.highlight} />
      <p className="mt-2 text-subtle text-xs">
        Set <code className="font-mono">TURNPIKE_API_KEY</code> to a key of yours. The code holds no secret.
      </p>
    </div>
  );
}

function clientName(id: CodeClientId): string {
  const client = CODE_CLIENTS[id];
  return "client" in client ? client.client : client.label;
}
