"use client";

import { Braces } from "lucide-react";
import { useState } from "react";
import { IconButton } from "../../ui/actions/icon-button";
import { Segmented } from "../../ui/actions/segmented";
import { CodeBlock } from "../../ui/code/code-block";
import { Dialog } from "../../ui/overlays/dialog";
import type { Answer } from "../stream/answer";

const SIDES = [
  { value: "response", label: "Response" },
  { value: "request", label: "Request" },
] as const;

/** What went over the wire: the request as sent, and the answer put together from its stream. */
export function RawDialog({ answer }: { answer: Answer }) {
  const [side, setSide] = useState<"request" | "response">("response");
  const shown = side === "request" ? answer.body : responseOf(answer);
  return (
    <Dialog
      title="Raw JSON"
      description={
        side === "request"
          ? "The request as it was sent; contents of attachments stand as attachment:…"
          : "Put together from the parts of the stream."
      }
      width="lg"
      trigger={<IconButton icon={Braces} label="Raw JSON" size="sm" />}
    >
      <Segmented label="Side" value={side} options={SIDES} onChange={setSide} className="mb-3" />
      <CodeBlock code={JSON.stringify(shown, null, 2)} language="json" />
    </Dialog>
  );
}

function responseOf(answer: Answer) {
  const calls = answer.toolCalls.map(({ id, name, arguments: args }) => ({
    id,
    type: "function",
    function: { name, arguments: args },
  }));
  return {
    id: answer.responseId,
    model: answer.body.model,
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content: answer.text || null,
          ...(answer.reasoning && { reasoning_content: answer.reasoning }),
          ...(calls.length > 0 && { tool_calls: calls }),
        },
        finish_reason: answer.finishReason,
      },
    ],
    usage: answer.usage,
    ...(answer.error && { error: answer.error }),
    headers: {
      "x-request-id": answer.requestId,
      "x-turnpike-provider": answer.provider,
      "x-turnpike-cache": answer.cache,
    },
  };
}
