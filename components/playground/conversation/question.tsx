"use client";

import { Pencil } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { ContentPart } from "@/lib/contract/playground-setup";
import { Button } from "../../ui/actions/button";
import { IconButton } from "../../ui/actions/icon-button";
import { Textarea } from "../../ui/forms/textarea";
import { AttachmentChip } from "../composer/attachment-chip";
import type { Turn } from "../session/session";
import { attachmentsOf, textOf } from "../session/setup-of";
import type { ConversationHandlers } from "./handlers";

type QuestionProps = {
  turn: Turn;
  isEditing: boolean;
  handlers: Pick<ConversationHandlers, "edit" | "setEditing">;
  /** Stands beside the edit button. */
  children: ReactNode;
};

/** What was asked. Other words in its place make a branch; the first stays. */
export function Question({ turn, isEditing, handlers, children }: QuestionProps) {
  if (isEditing) return <QuestionForm turn={turn} handlers={handlers} />;
  const text = textOf(turn.user);
  return (
    <div className="group mb-3 flex items-start justify-between gap-2">
      <div className="min-w-0">
        {text && <p className="whitespace-pre-wrap break-words font-medium">{text}</p>}
        <Attachments parts={turn.user} />
      </div>
      <span className="-mt-1 flex shrink-0 items-center">
        {children}
        <IconButton
          icon={Pencil}
          label="Edit and branch from here"
          size="sm"
          onClick={() => handlers.setEditing(turn.id)}
        />
      </span>
    </div>
  );
}

function Attachments({ parts }: { parts: readonly ContentPart[] }) {
  const attachments = attachmentsOf(parts);
  if (attachments.length === 0) return null;
  return (
    <ul aria-label="Attachments" className="mt-2 flex flex-wrap gap-2">
      {attachments.map((attachment) => (
        <AttachmentChip key={attachment.id} attachment={attachment} />
      ))}
    </ul>
  );
}

function QuestionForm({ turn, handlers }: Pick<QuestionProps, "turn" | "handlers">) {
  const [draft, setDraft] = useState(() => textOf(turn.user));
  const others = turn.user.filter((part) => part.type !== "text");
  const isEmpty = !draft.trim() && others.length === 0;

  function submit() {
    if (isEmpty) return;
    const words: ContentPart[] = draft.trim() ? [{ type: "text", text: draft.trim() }] : [];
    handlers.setEditing(null);
    handlers.edit(turn, [...words, ...others]);
  }

  function onKeyDown(event: React.KeyboardEvent) {
    if (event.key === "Escape") handlers.setEditing(null);
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  }

  return (
    <form
      className="mb-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Textarea
        aria-label="Edit the message"
        autoFocus
        value={draft}
        className="field-sizing-content max-h-60"
        onKeyDown={onKeyDown}
        onChange={(event) => setDraft(event.target.value)}
      />
      <div className="mt-2 flex justify-end gap-2">
        <Button size="sm" onClick={() => handlers.setEditing(null)}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" type="submit" disabled={isEmpty}>
          Ask on a new branch
        </Button>
      </div>
    </form>
  );
}
