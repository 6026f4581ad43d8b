"use client";

import { SquareTerminal } from "lucide-react";
import { useRef } from "react";
import { Button } from "../../ui/actions/button";
import { EmptyState } from "../../ui/feedback/empty-state";
import { branchesAt, pathOf, type Session } from "../session/session";
import type { ConversationHandlers } from "./handlers";
import { TurnView } from "./turn-view";
import { useFollow } from "./use-follow";
import { useSwipe } from "./use-swipe";

const STARTERS = [
  "Explain a toll road to a five-year-old.",
  "Write a haiku about exact bookkeeping.",
  "List five checks before a database migration.",
];

type ConversationProps = {
  session: Session;
  activePaneId: string;
  editing: string | null;
  handlers: ConversationHandlers;
  onSwipe: (step: 1 | -1) => void;
};

export function Conversation({ session, activePaneId, editing, handlers, onSwipe }: ConversationProps) {
  const box = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const path = pathOf(session);
  useFollow(box, content, path.length);
  const swipe = useSwipe(onSwipe);
  return (
    <section
      ref={box}
      aria-label="Conversation"
      className="min-h-0 flex-1 overflow-y-auto bg-surface px-4"
      {...swipe}
    >
      <div ref={content}>
        {path.map((turn, at) => (
          <TurnView
            key={turn.id}
            turn={turn}
            branches={branchesAt(session, turn).map(({ id }) => id)}
            panes={session.panes}
            activePaneId={activePaneId}
            isLast={at === path.length - 1}
            isEditing={editing === turn.id}
            handlers={handlers}
          />
        ))}
        {path.length === 0 && <Nothing onAsk={handlers.ask} />}
      </div>
    </section>
  );
}

function Nothing({ onAsk }: { onAsk: ConversationHandlers["ask"] }) {
  return (
    <EmptyState
      icon={SquareTerminal}
      title="Ask one or several models"
      action={STARTERS.map((text) => (
        <Button
          key={text}
          size="sm"
          onClick={() => onAsk([{ type: "text", text }])}
          className="h-auto! min-h-7 max-w-full whitespace-normal!"
        >
          {text}
        </Button>
      ))}
    >
      Answers stream through the gateway as your own calls do, with their cost and speed.
    </EmptyState>
  );
}
