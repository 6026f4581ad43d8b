import type { PlaygroundSetup } from "@/lib/contract/playground-setup";
import type { ModelFacts } from "../session/model-facts";
import { pathOf, type Session } from "../session/session";
import { setupOf } from "../session/setup-of";

/** What would be saved of a session: its settings, and the conversation only where it is wanted. */
export function setupToSave(
  session: Session,
  models: readonly ModelFacts[],
  withConversation: boolean,
): PlaygroundSetup {
  return setupOf(session, models, withConversation ? pathOf(session) : []);
}

export function hasConversation(setup: PlaygroundSetup): boolean {
  return setup.panes.some(({ messages }) => messages.length > 0);
}

/** Whether two setups set the same. What a model does not take comes from the catalogue, so it is not compared. */
export function isSameSetup(a: PlaygroundSetup, b: PlaygroundSetup): boolean {
  return canonical(withoutLeaveOut(a)) === canonical(withoutLeaveOut(b));
}

function withoutLeaveOut(setup: PlaygroundSetup) {
  return { ...setup, panes: setup.panes.map(({ leaveOut: _, ...pane }) => pane) };
}

/** The database keeps no order of keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (typeof item !== "object" || item === null || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
