"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { memo, useMemo } from "react";
import type { ResponseFormat } from "@/lib/contract/playground-setup";
import { checkAnswer } from "../schema/check-answer";

type FormatCheckProps = { format: ResponseFormat; text: string };

/** Whether a finished answer is what the response format asked for, and where it is not. */
export const FormatCheck = memo(function FormatCheck({ format, text }: FormatCheckProps) {
  const verdict = useMemo(() => checkAnswer(format, text), [format, text]);
  if (!verdict) return null;
  const what = format.type === "json_schema" ? `the schema “${format.name}”` : "JSON";
  if (verdict.ok) {
    return (
      <p className="mt-2 flex items-center gap-1.5 text-accent-ink text-xs">
        <CircleCheck size={14} aria-hidden /> Valid against {what}
      </p>
    );
  }
  return (
    <div className="mt-2 rounded-md bg-danger-soft px-3 py-2 text-danger-ink text-xs">
      <p className="flex items-center gap-1.5 font-medium">
        <CircleAlert size={14} aria-hidden /> Not valid against {what}
      </p>
      <ul className="mt-1 list-disc pl-5">
        {verdict.faults.map(({ at, message }) => (
          <li key={`${at} ${message}`} className="break-words">
            {at && <code className="font-mono">{at}</code>} {message}
          </li>
        ))}
      </ul>
    </div>
  );
});
