import { cn } from "../../ui/cn";
import { type Pane, shownAttempt, type Turn, type Vote } from "../session/session";

type VoteBarProps = { turn: Turn; panes: readonly Pane[]; onVote: (turn: Turn, vote: Vote) => void };

/** Which answer was better; there once two panes have finished the turn. */
export function VoteBar({ turn, panes, onVote }: VoteBarProps) {
  const answered = panes.filter((pane) => shownAttempt(turn, pane.id)?.steps.at(-1)?.status === "done");
  if (answered.length < 2) return null;
  const { vote } = turn;
  const better = (pane: Pane) => vote?.verdict === "better" && vote.paneId === pane.id;
  return (
    <fieldset className="mt-3 flex flex-wrap items-center gap-1.5 text-xs">
      <legend className="sr-only">Which answer was better?</legend>
      <span aria-hidden className="mr-1 text-subtle">
        Which was better?
      </span>
      {answered.map((pane) => (
        <Choice
          key={pane.id}
          pressed={better(pane)}
          onClick={() => onVote(turn, { verdict: "better", paneId: pane.id })}
        >
          {pane.model}
        </Choice>
      ))}
      <Choice pressed={vote?.verdict === "tie"} onClick={() => onVote(turn, { verdict: "tie" })}>
        Tie
      </Choice>
      <Choice pressed={vote?.verdict === "both_bad"} onClick={() => onVote(turn, { verdict: "both_bad" })}>
        {answered.length > 2 ? "All bad" : "Both bad"}
      </Choice>
    </fieldset>
  );
}

type ChoiceProps = { pressed: boolean; onClick: () => void; children: string };

function Choice({ pressed, onClick, children }: ChoiceProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className={cn(
        "max-w-full truncate rounded-md border px-2 py-1 transition-colors",
        pressed
          ? "border-accent bg-accent-soft text-accent-ink"
          : "border-line text-muted hover:bg-hover hover:text-ink",
      )}
    >
      {children}
    </button>
  );
}
