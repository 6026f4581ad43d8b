"use client";

import { RotateCcw, Square } from "lucide-react";
import { lazy, memo, Suspense } from "react";
import type { ResponseFormat } from "@/lib/contract/playground-setup";
import { IconButton } from "../../ui/actions/icon-button";
import { CopyButton } from "../../ui/code/copy-button";
import type { Answer } from "../stream/answer";
import type { LiveAnswers } from "../stream/live-answers";
import { AnswerFooter } from "./answer-footer";
import { Failure } from "./failure";
import { jsonBlock } from "./json-block";
import { RawDialog } from "./raw-dialog";
import { ToolCalls } from "./tool-calls";
import { useAnswer } from "./use-answer";

/** Comes with the first question: a page that has asked nothing reads no Markdown. */
const AnswerText = lazy(() => import("./answer-text").then((room) => ({ default: room.AnswerText })));
const FormatCheck = lazy(() => import("./format-check").then((room) => ({ default: room.FormatCheck })));

type AnswerViewProps = {
  kept: Answer;
  live: LiveAnswers;
  orgSlug: string;
  isLast: boolean;
  onStop: (key: string) => void;
  onRetry: () => void;
  onAnswerTools?: (results: Record<string, string>) => void;
};

/** One call of a model, drawn while it comes in. */
export const AnswerView = memo(
  function AnswerView({ kept, live, orgSlug, isLast, onStop, onRetry, onAnswerTools }: AnswerViewProps) {
    const answer = useAnswer(live, kept);
    const isWriting = answer.status === "streaming";
    const format = formatOf(answer);
    return (
      <div className="relative min-w-0" aria-busy={isWriting}>
        <span role="status" className="sr-only">
          {answer.status === "done" && `${answer.body.model} has answered.`}
        </span>
        {answer.reasoning && <Reasoning text={answer.reasoning} open={isWriting && !answer.text} />}
        {answer.text && (
          <Suspense fallback={<p className="prose-answer whitespace-pre-wrap break-words">{answer.text}</p>}>
            <AnswerText text={format.type === "text" ? answer.text : jsonBlock(answer.text)} />
          </Suspense>
        )}
        <ToolCalls answer={answer} onAnswer={onAnswerTools} />
        {isWriting && <Writing started={answer.ttftMs !== null} onStop={() => onStop(answer.key)} />}
        {answer.status === "stopped" && <p className="mt-1 text-subtle text-xs">Stopped.</p>}
        {answer.status === "done" && answer.text && (
          <Suspense>
            <FormatCheck format={format} text={answer.text} />
          </Suspense>
        )}
        {answer.error && <Failure error={answer.error} requestId={answer.requestId} orgSlug={orgSlug} />}
        {!isWriting && (
          <div className="mt-3">
            <AnswerFooter answer={answer} callHref={callHref(orgSlug, answer)}>
              {answer.text && <CopyButton text={answer.text} label="Copy answer" />}
              <RawDialog answer={answer} />
              {isLast && <IconButton icon={RotateCcw} label="Ask again" size="sm" onClick={onRetry} />}
            </AnswerFooter>
          </div>
        )}
      </div>
    );
  },
  (before, after) =>
    before.kept === after.kept &&
    before.isLast === after.isLast &&
    (before.onAnswerTools === undefined) === (after.onAnswerTools === undefined),
);

/** What was refused before any provider was asked is not in the request log. */
const callHref = (orgSlug: string, { requestId, error, attempts }: Answer) =>
  requestId?.startsWith("req_") && (error === null || attempts > 0) ? `/${orgSlug}/calls/${requestId}` : null;

/** The format that this answer was asked for, which may not be that of now. */
function formatOf({ body }: Answer): ResponseFormat {
  const asked = body.response_format as
    | { type: string; json_schema?: { name: string; schema: Record<string, never> } }
    | undefined;
  if (asked?.type === "json_schema" && asked.json_schema)
    return { type: "json_schema", strict: false, ...asked.json_schema };
  return asked?.type === "json_object" ? { type: "json_object" } : { type: "text" };
}

function Writing({ started, onStop }: { started: boolean; onStop: () => void }) {
  return (
    <div className="mt-1 flex items-center justify-between gap-2">
      <span className="inline-flex items-center gap-2 text-subtle text-xs">
        <span aria-hidden className="size-1.5 animate-pulse-dot rounded-full bg-accent" />
        {started ? "Writing" : "Waiting for the first token"}
      </span>
      <IconButton icon={Square} label="Stop this answer" size="sm" onClick={onStop} />
    </div>
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
