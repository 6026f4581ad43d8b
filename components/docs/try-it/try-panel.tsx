"use client";

import { Play, Square } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "../../ui/actions/button";
import { checkBody } from "./check-body";
import { KeyField, type TryOrg } from "./key-field";
import { ModelPrice } from "./model-price";
import { useTabKey } from "./tab-key";
import { TryAnswerView } from "./try-answer-view";
import type { TryExample } from "./try-examples";
import { useTry } from "./use-try";

export type TryPanelProps = {
  operationId: string;
  method: string;
  url: string;
  example: TryExample;
  orgs: readonly TryOrg[];
};

/** Sends a call from the page: checked against the gateway's own schema first, answered as it comes. */
export function TryPanel({ operationId, method, url: exampleUrl, example, orgs }: TryPanelProps) {
  const id = useId();
  const [url, setUrl] = useState(exampleUrl);
  const [body, setBody] = useState(example.body ? JSON.stringify(example.body, null, 2) : null);
  const [apiKey] = useTabKey();
  const { send, stop, ...state } = useTry();
  const faults = body === null ? [] : checkBody(operationId, body);

  return (
    <div className="flex flex-col gap-3 rounded-md border border-line bg-surface p-3">
      <KeyField orgs={orgs} />
      <div>
        <label htmlFor={`${id}-url`} className="mb-1 block font-medium text-xs">
          Address
        </label>
        <input
          id={`${id}-url`}
          value={url}
          spellCheck={false}
          onChange={(event) => setUrl(event.target.value)}
          className="control h-8 w-full px-2.5 font-mono text-xs outline-none"
        />
      </div>
      {body !== null && (
        <div>
          <label htmlFor={`${id}-body`} className="mb-1 block font-medium text-xs">
            Body
          </label>
          <textarea
            id={`${id}-body`}
            value={body}
            rows={Math.min(18, body.split("\n").length + 1)}
            spellCheck={false}
            aria-invalid={faults.length > 0}
            aria-describedby={`${id}-faults`}
            onChange={(event) => setBody(event.target.value)}
            className="control w-full resize-y p-2.5 font-mono text-xs leading-5 outline-none"
          />
          <ul id={`${id}-faults`} aria-live="polite" className="text-danger-ink text-xs">
            {faults.map(({ at, message }) => (
              <li key={`${at} ${message}`}>
                <code className="font-mono">{at}</code>: {message}
              </li>
            ))}
          </ul>
          <ModelPrice body={body} />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">
        {state.isRunning ? (
          <Button icon={Square} onClick={stop}>
            Stop
          </Button>
        ) : (
          <Button
            variant="primary"
            icon={Play}
            disabled={apiKey === "" || faults.length > 0}
            onClick={() => send({ url, method, apiKey, body, headers: example.headers ?? {} })}
          >
            Send
          </Button>
        )}
        {apiKey === "" && <span className="text-muted text-xs">Sending needs a key.</span>}
      </div>
      <TryAnswerView {...state} />
    </div>
  );
}
