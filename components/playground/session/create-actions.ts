import { chatRequestOf } from "@/lib/contract/playground-request";
import type { ContentPart } from "@/lib/contract/playground-setup";
import { LIGHT_CONTENTS } from "../composer/attachment-contents";
import { type Answer, newAnswer } from "../stream/answer";
import type { ModelFacts } from "./model-facts";
import { newKey } from "./new-key";
import { type SessionAction, turnsBefore } from "./reduce-session";
import { type Pane, pathOf, type Session, shownAttempt, type Turn } from "./session";
import { setupOf, stepMessages } from "./setup-of";

type ActionsSetup = {
  /** The session and the catalogue of now. */
  session: () => Session;
  models: () => readonly ModelFacts[];
  dispatch: (action: SessionAction) => void;
  run: (turnId: string, paneId: string, answer: Answer) => Promise<void>;
};

/** What can be asked of the models; each begins calls and puts them into the session. */
export function createActions({ session, models, dispatch, run }: ActionsSetup) {
  /** The call that a pane makes after the given turns; on from the steps that it has already made of this one. */
  function begin(pane: Pane, path: readonly Turn[], user: ContentPart[], steps: readonly Answer[] = []) {
    const setup = setupOf(session(), models(), path, () => [
      { role: "user", content: user },
      ...steps.flatMap(stepMessages),
    ]);
    const paneSetup = setup.panes.find(({ id }) => id === pane.id)!;
    return newAnswer(newKey(), chatRequestOf(setup, paneSetup, LIGHT_CONTENTS));
  }

  function askAfter(path: readonly Turn[], user: ContentPart[], panes: readonly Pane[]) {
    const id = newKey();
    const calls = panes.map((pane) => [pane.id, begin(pane, path, user)] as const);
    const attempts = Object.fromEntries(calls.map(([paneId, answer]) => [paneId, [{ steps: [answer] }]]));
    dispatch({ type: "ask", turn: { id, parentId: path.at(-1)?.id ?? null, user, attempts, shown: {} } });
    for (const [paneId, answer] of calls) void run(id, paneId, answer);
  }

  function find(turnId: string, paneId: string) {
    const turn = session().turns[turnId];
    const pane = session().panes.find(({ id }) => id === paneId);
    return turn && pane ? { turn, pane, path: turnsBefore(session(), turn) } : null;
  }

  return {
    ask(user: ContentPart[], paneIds?: readonly string[]) {
      const panes = session().panes.filter(({ id }) => !paneIds || paneIds.includes(id));
      askAfter(pathOf(session()), user, panes);
    },

    /** Asks the same panes other words in the place of a turn, on a branch of its own. */
    edit(turn: Turn, user: ContentPart[]) {
      const { panes } = session();
      const asked = panes.filter(({ id }) => turn.attempts[id]);
      askAfter(turnsBefore(session(), turn), user, asked.length > 0 ? asked : panes);
    },

    /** Asks one pane again with the settings of now; what it said before is kept beside it. */
    retry(turnId: string, paneId: string) {
      const found = find(turnId, paneId);
      if (!found) return;
      const answer = begin(found.pane, found.path, found.turn.user);
      dispatch({ type: "try-again", turnId, paneId, attempt: { steps: [answer] } });
      void run(turnId, paneId, answer);
    },

    /** Answers the tool calls of a pane's last step, and goes on with them. */
    answerTools(turnId: string, paneId: string, toolResults: Record<string, string>) {
      const found = find(turnId, paneId);
      if (!found) return;
      const known = shownAttempt(found.turn, paneId)?.steps ?? [];
      const steps = known.map((step, at) => (at === known.length - 1 ? { ...step, toolResults } : step));
      const answer = begin(found.pane, found.path, found.turn.user, steps);
      dispatch({ type: "tool-results", turnId, paneId, toolResults });
      dispatch({ type: "continue", turnId, paneId, answer });
      void run(turnId, paneId, answer);
    },
  };
}
