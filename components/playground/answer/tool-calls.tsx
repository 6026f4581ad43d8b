"use client";

import { useState } from "react";
import { Button } from "../../ui/actions/button";
import { CodeBlock } from "../../ui/code/code-block";
import { Field } from "../../ui/forms/field";
import { Textarea } from "../../ui/forms/textarea";
import { type Answer, openCalls, type ToolCall } from "../stream/answer";

type ToolCallsProps = {
  answer: Answer;
  /** Undefined where it is too late for them: something came after. */
  onAnswer?: (results: Record<string, string>) => void;
};

/** The calls that a model makes as they come in, what was answered to them, and the form that answers them by hand. */
export function ToolCalls({ answer, onAnswer }: ToolCallsProps) {
  if (answer.toolCalls.length === 0) return null;
  const isOpen = answer.status !== "streaming" && openCalls(answer).length > 0;
  const canAnswer = isOpen && answer.status === "done";
  return (
    <div className="my-2 flex flex-col gap-2">
      {answer.toolCalls.map((call) => (
        <div key={call.index}>
          <CodeBlock
            title={`${call.name || "…"} is called`}
            code={pretty(call.arguments) || " "}
            language="json"
          />
          {answer.toolResults[call.id] !== undefined && (
            <CodeBlock
              title={`${call.name} answered`}
              code={answer.toolResults[call.id] || "(nothing)"}
              language="json"
              className="mt-1 ml-4"
            />
          )}
        </div>
      ))}
      {canAnswer && onAnswer && <ResultsForm calls={answer.toolCalls} onAnswer={onAnswer} />}
      {isOpen && !(canAnswer && onAnswer) && (
        <p className="text-subtle text-xs">Not answered: left out of what follows.</p>
      )}
    </div>
  );
}

type ResultsFormProps = { calls: readonly ToolCall[]; onAnswer: (results: Record<string, string>) => void };

function ResultsForm({ calls, onAnswer }: ResultsFormProps) {
  const [results, setResults] = useState<Record<string, string>>({});
  const isComplete = calls.every(({ id }) => results[id]?.trim());
  return (
    <form
      className="flex flex-col gap-2 rounded-md border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete) onAnswer(results);
      }}
    >
      {calls.map(({ id, name }) => (
        <Field key={id} label={`What ${name} answers`}>
          <Textarea
            mono
            rows={2}
            value={results[id] ?? ""}
            placeholder='{"temperature": 21}'
            onChange={(event) => setResults({ ...results, [id]: event.currentTarget.value })}
          />
        </Field>
      ))}
      <Button type="submit" size="sm" variant="primary" disabled={!isComplete} className="self-end">
        Answer and go on
      </Button>
    </form>
  );
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
