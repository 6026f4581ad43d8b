"use client";

import { CircleAlert, RotateCcw } from "lucide-react";
import { memo } from "react";
import { IconButton } from "../ui/actions/icon-button";
import { CodeBlock } from "../ui/code/code-block";
import { CopyButton } from "../ui/code/copy-button";
import { AnswerFooter } from "./answer-footer";
import { AnswerText } from "./answer-text";
import type { Answer } from "./stream/answer";

type AnswerViewProps = { answer: Answer; onRetry: () => void };

export const AnswerView = memo(
  function AnswerView({ answer, onRetry }: AnswerViewProps) {
    const isWriting = answer.status === "streaming";
    return (
      <div className="min-w-0" aria-busy={isWriting}>
        {answer.reasoning && <Reasoning text={answer.reasoning} open={isWriting && !answer.text} />}
        {answer.text && <AnswerText text={answer.text} />}
        {answer.toolCalls.map((call) => (
          <CodeBlock
            key={call.index}
            title={`calls ${call.name}`}
            code={pretty(call.arguments)}
            language="json"
            className="my-2"
          />
        ))}
        {isWriting && <Writing started={answer.ttftMs !== null} />}
        {answer.status === "stopped" && <p className="mt-1 text-subtle text-xs">Stopped.</p>}
        {answer.error && <Failure error={answer.error} />}
        {!isWriting && (
          <div className="mt-2 flex items-start justify-between gap-2">
            <AnswerFooter answer={answer} />
            <span className="-mt-1.5 flex shrink-0">
              {answer.text && <CopyButton text={answer.text} label="Copy answer" />}
              <IconButton icon={RotateCcw} label="Ask again" size="sm" onClick={onRetry} />
            </span>
          </div>
        )}
      </div>
    );
  },
  (before, after) => before.answer === after.answer,
);

function Writing({ started }: { started: boolean }) {
  return (
    <span className="mt-1 inline-flex items-center gap-2 text-subtle text-xs">
      <span aria-hidden className="size-1.5 animate-pulse-dot rounded-full bg-accent" />
      {started ? "Writing" : "Waiting for the first token"}
    </span>
  );
}

function Reasoning({ text, open }: { text: string; open: boolean }) {
  return (
    <details open={open} className="mb-2 border-line border-l-2 pl-3 text-muted text-xs">
      <summary className="select-none">Reasoning</summary>
      <p className="mt-1 whitespace-pre-wrap">{text}</p>
    </details>
  );
}

function Failure({ error }: { error: NonNullable<Answer["error"]> }) {
  return (
    <div role="alert" className="mt-1 flex gap-2.5 rounded-md bg-danger-soft px-3 py-2 text-danger-ink">
      <CircleAlert size={15} aria-hidden className="mt-0.5 shrink-0" />
      <div className="min-w-0">
        <p className="font-medium">
          {error.status > 0 && error.status !== 200 ? `${error.status} ` : ""}
          {error.code}
        </p>
        <p className="break-words">{error.message}</p>
      </div>
    </div>
  );
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
