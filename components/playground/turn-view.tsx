"use client";

import { Pencil } from "lucide-react";
import { memo, useState } from "react";
import { Button } from "../ui/actions/button";
import { IconButton } from "../ui/actions/icon-button";
import { cn } from "../ui/cn";
import { Textarea } from "../ui/forms/textarea";
import { AnswerView } from "./answer-view";
import { PANES_GRID } from "./panes-header";
import type { Pane, Turn } from "./session/session";

type TurnViewProps = {
  turn: Turn;
  panes: readonly Pane[];
  onRetry: (turnId: string, pane: Pane) => void;
  onEdit: (turnId: string, user: string) => void;
};

/** A question, and under it the answers side by side. */
export const TurnView = memo(
  function TurnView({ turn, panes, onRetry, onEdit }: TurnViewProps) {
    return (
      <article className="border-line border-b py-4 last:border-b-0">
        <Question turn={turn} onEdit={onEdit} />
        <div className={cn("grid gap-x-6 gap-y-5", PANES_GRID[panes.length])}>
          {panes.map((pane) => {
            const answer = turn.answers[pane.id];
            return (
              <section
                key={pane.id}
                aria-label={`Answer of ${answer?.body.model ?? pane.model}`}
                className="min-w-0"
              >
                {panes.length > 1 && (
                  <p className="mb-1 truncate text-subtle text-xs md:hidden">
                    {answer?.body.model ?? pane.model}
                  </p>
                )}
                {answer ? (
                  <AnswerView answer={answer} onRetry={() => onRetry(turn.id, pane)} />
                ) : (
                  <p className="text-subtle text-xs">Not asked.</p>
                )}
              </section>
            );
          })}
        </div>
      </article>
    );
  },
  (before, after) => before.turn === after.turn && before.panes === after.panes,
);

function Question({ turn, onEdit }: Pick<TurnViewProps, "turn" | "onEdit">) {
  const [draft, setDraft] = useState<string | null>(null);
  if (draft === null) {
    return (
      <div className="group mb-3 flex items-start justify-between gap-2">
        <p className="min-w-0 whitespace-pre-wrap break-words font-medium">{turn.user}</p>
        <IconButton
          icon={Pencil}
          label="Edit and go on from here"
          size="sm"
          className="-mt-1 opacity-60 focus-visible:opacity-100 group-hover:opacity-100"
          onClick={() => setDraft(turn.user)}
        />
      </div>
    );
  }
  function submit(event: React.FormEvent) {
    event.preventDefault();
    if (draft?.trim()) onEdit(turn.id, draft);
    setDraft(null);
  }
  return (
    <form onSubmit={submit} className="mb-3">
      <Textarea
        aria-label="Edit the message"
        autoFocus
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
      <div className="mt-2 flex justify-end gap-2">
        <Button size="sm" onClick={() => setDraft(null)}>
          Cancel
        </Button>
        <Button size="sm" variant="primary" type="submit">
          Ask again from here
        </Button>
      </div>
    </form>
  );
}
