"use client";

import { SquareTerminal } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "../ui/actions/button";
import { EmptyState } from "../ui/feedback/empty-state";
import type { Pane, Session } from "./session/session";
import { TurnView } from "./turn-view";

const STARTERS = [
  "Explain a toll road to a five-year-old.",
  "Write a haiku about exact bookkeeping.",
  "List five checks before a database migration.",
];

type ConversationProps = {
  session: Session;
  onRetry: (turnId: string, pane: Pane) => void;
  onEdit: (turnId: string, user: string) => void;
  onAsk: (text: string) => void;
};

const NEAR_END_PX = 80;

/** Follows the text while it is written, unless the reader has scrolled up. */
export function Conversation({ session, onRetry, onEdit, onAsk }: ConversationProps) {
  const box = useRef<HTMLElement>(null);
  const follows = useRef(true);
  const turnCount = session.turns.length;

  useEffect(() => {
    if (turnCount > 0) follows.current = true;
  }, [turnCount]);

  useEffect(() => {
    if (follows.current && session.turns.length > 0) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [session.turns]);

  return (
    <section
      ref={box}
      aria-label="Conversation"
      onScroll={(event) => {
        const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
        follows.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
      }}
      className="min-h-0 flex-1 overflow-y-auto px-4"
    >
      {turnCount === 0 ? (
        <EmptyState
          icon={SquareTerminal}
          title="Ask one or several models"
          action={STARTERS.map((text) => (
            <Button key={text} size="sm" onClick={() => onAsk(text)} className="max-w-full whitespace-normal">
              {text}
            </Button>
          ))}
        >
          Answers stream through the gateway as your own calls do, with their cost and speed.
        </EmptyState>
      ) : (
        session.turns.map((turn) => (
          <TurnView key={turn.id} turn={turn} panes={session.panes} onRetry={onRetry} onEdit={onEdit} />
        ))
      )}
    </section>
  );
}
