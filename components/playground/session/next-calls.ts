import { type ChatBody, chatRequestOf } from "@/lib/contract/playground-request";
import type { ContentPart } from "@/lib/contract/playground-setup";
import { LIGHT_CONTENTS } from "../composer/attachment-contents";
import type { ModelFacts } from "./model-facts";
import { pathOf, type Session, shownAttempt } from "./session";
import { setupOf } from "./setup-of";

export type PaneCall = { paneId: string; label: string; body: ChatBody };

/** The call that each asked pane would make of a message. */
export function nextCalls(
  session: Session,
  models: readonly ModelFacts[],
  user: ContentPart[],
  paneIds?: readonly string[],
): PaneCall[] {
  const setup = setupOf(session, models, pathOf(session), () => [{ role: "user", content: user }]);
  return setup.panes
    .filter(({ id }) => !paneIds || paneIds.includes(id))
    .map((pane) => ({
      paneId: pane.id,
      label: pane.model,
      body: chatRequestOf(setup, pane, LIGHT_CONTENTS),
    }));
}

const HELLO: ContentPart[] = [{ type: "text", text: "Say hello in three languages." }];

/** What each pane sent last; before the first question, what a first one would send. */
export function lastCalls(session: Session, models: readonly ModelFacts[]): PaneCall[] {
  const path = pathOf(session);
  const wouldBe = nextCalls({ ...session, chosen: {} }, models, HELLO);
  return wouldBe.map((call) => {
    const turn = path.findLast((each) => each.attempts[call.paneId]);
    const sent = turn && shownAttempt(turn, call.paneId)?.steps.at(-1)?.body;
    return sent && sent.messages.length > 0 ? { ...call, label: sent.model, body: sent } : call;
  });
}
