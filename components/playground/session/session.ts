import type { ChatBody } from "../../snippets/chat-snippet";
import type { Json } from "../../snippets/literals";
import type { Answer } from "../stream/answer";

export const PANES_MAX = 4;

/** What is sent only when it is set. */
export type Parameters = {
  temperature?: number;
  top_p?: number;
  max_completion_tokens?: number;
  presence_penalty?: number;
  frequency_penalty?: number;
  seed?: number;
  stop?: string[];
};

export type Pane = { id: string; model: string };
export type Turn = { id: string; user: string; answers: Record<string, Answer> };

/** All that the page holds; survives a reload. */
export type Session = { system: string; parameters: Parameters; panes: Pane[]; turns: Turn[] };

export function newSession(model: string): Session {
  return { system: "", parameters: {}, panes: [{ id: "a", model }], turns: [] };
}

export type SessionAction =
  | { type: "set-system"; system: string }
  | { type: "set-parameters"; parameters: Parameters }
  | { type: "set-model"; paneId: string; model: string }
  | { type: "add-pane"; id: string; model: string }
  | { type: "remove-pane"; paneId: string }
  | { type: "ask"; turnId: string; user: string; answers: Record<string, Answer> }
  | { type: "answer"; turnId: string; paneId: string; answer: Answer }
  | { type: "cut-from"; turnId: string }
  | { type: "clear" };

export function reduceSession(session: Session, action: SessionAction): Session {
  switch (action.type) {
    case "set-system":
      return { ...session, system: action.system };
    case "set-parameters":
      return { ...session, parameters: action.parameters };
    case "set-model":
      return {
        ...session,
        panes: session.panes.map((pane) =>
          pane.id === action.paneId ? { ...pane, model: action.model } : pane,
        ),
      };
    case "add-pane":
      if (session.panes.length >= PANES_MAX) return session;
      return { ...session, panes: [...session.panes, { id: action.id, model: action.model }] };
    case "remove-pane":
      if (session.panes.length === 1) return session;
      return { ...session, panes: session.panes.filter((pane) => pane.id !== action.paneId) };
    case "ask":
      return {
        ...session,
        turns: [...session.turns, { id: action.turnId, user: action.user, answers: action.answers }],
      };
    case "answer":
      return { ...session, turns: session.turns.map((turn) => withAnswer(turn, action)) };
    case "cut-from":
      return { ...session, turns: turnsBefore(session, action.turnId) };
    case "clear":
      return { ...session, turns: [] };
  }
}

function withAnswer(
  turn: Turn,
  { turnId, paneId, answer }: Extract<SessionAction, { type: "answer" }>,
): Turn {
  return turn.id === turnId ? { ...turn, answers: { ...turn.answers, [paneId]: answer } } : turn;
}

export function turnsBefore(session: Session, turnId: string): Turn[] {
  const index = session.turns.findIndex((turn) => turn.id === turnId);
  return index < 0 ? session.turns : session.turns.slice(0, index);
}

/** The request of one pane: its own conversation so far, and the new question. */
export function bodyFor(session: Session, pane: Pane, turns: readonly Turn[], user: string): ChatBody {
  const messages: Json[] = session.system.trim() ? [{ role: "system", content: session.system }] : [];
  for (const turn of turns) {
    const answer = turn.answers[pane.id];
    if (!answer?.text) continue;
    messages.push({ role: "user", content: turn.user }, { role: "assistant", content: answer.text });
  }
  messages.push({ role: "user", content: user });
  return {
    model: pane.model,
    messages,
    ...session.parameters,
    stream: true,
    stream_options: { include_usage: true },
  };
}
