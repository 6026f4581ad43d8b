"use client";

import { memo } from "react";
import { cn } from "../../ui/cn";
import { AnswerView } from "../answer/answer-view";
import { PANES_GRID } from "../panes/panes-grid";
import { type Pane, shownAttempt, type Turn } from "../session/session";
import { openCalls } from "../stream/answer";
import type { ConversationHandlers } from "./handlers";
import { Question } from "./question";
import { VoteBar } from "./vote-bar";
import { Walker } from "./walker";

type TurnViewProps = {
  turn: Turn;
  /** All turns that were asked in this place. */
  branches: readonly string[];
  panes: readonly Pane[];
  activePaneId: string;
  isLast: boolean;
  isEditing: boolean;
  handlers: ConversationHandlers;
};

/** A question, and under it the answers side by side; on a phone the answer of the chosen pane. */
export const TurnView = memo(
  function TurnView(props: TurnViewProps) {
    const { turn, branches, panes, activePaneId, isEditing, handlers } = props;
    return (
      <article className="border-line border-b py-4 last:border-b-0">
        <Question turn={turn} isEditing={isEditing} handlers={handlers}>
          <Walker
            label="branch"
            index={branches.indexOf(turn.id)}
            count={branches.length}
            onWalk={(index) => handlers.showBranch(branches[index]!)}
          />
        </Question>
        <div className={cn("grid gap-x-6 gap-y-5", PANES_GRID[panes.length])}>
          {panes.map((pane) => (
            <section
              key={pane.id}
              aria-label={`Answer of ${modelOf(turn, pane)}`}
              className={cn("min-w-0", pane.id !== activePaneId && "max-md:hidden")}
            >
              <PaneAnswer {...props} pane={pane} />
            </section>
          ))}
        </div>
        {panes.length > 1 && <VoteBar turn={turn} panes={panes} onVote={handlers.vote} />}
      </article>
    );
  },
  (before, after) =>
    before.turn === after.turn &&
    before.panes === after.panes &&
    before.activePaneId === after.activePaneId &&
    before.isLast === after.isLast &&
    before.isEditing === after.isEditing &&
    before.handlers === after.handlers &&
    before.branches.join() === after.branches.join(),
);

const modelOf = (turn: Turn, pane: Pane) =>
  shownAttempt(turn, pane.id)?.steps.at(-1)?.body.model ?? pane.model;

type PaneAnswerProps = TurnViewProps & { pane: Pane };

function PaneAnswer({ turn, pane, isLast, handlers }: PaneAnswerProps) {
  const attempts = turn.attempts[pane.id] ?? [];
  const attempt = shownAttempt(turn, pane.id);
  if (!attempt) return <p className="text-subtle text-xs">Not asked.</p>;
  const { steps } = attempt;
  return (
    <>
      {steps.map((step, at) => {
        const isLastStep = at === steps.length - 1;
        const mayAnswer = isLast && isLastStep && openCalls(step).length > 0;
        return (
          <AnswerView
            key={step.key}
            kept={step}
            live={handlers.live}
            orgSlug={handlers.orgSlug}
            isLast={isLastStep}
            onStop={handlers.stop}
            onRetry={() => handlers.retry(turn.id, pane.id)}
            onAnswerTools={
              mayAnswer ? (results) => handlers.answerTools(turn.id, pane.id, results) : undefined
            }
          />
        );
      })}
      <Walker
        label="attempt"
        index={attempts.indexOf(attempt)}
        count={attempts.length}
        onWalk={(index) => handlers.showAttempt(turn.id, pane.id, index)}
      />
    </>
  );
}
