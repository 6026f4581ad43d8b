import type { Estimate } from "@/lib/contract/gateway";
import { PANES_MAX } from "@/lib/contract/playground-limits";
import type {
  PlaygroundParameters,
  ResponseFormat,
  ToolChoice,
  ToolSetup,
} from "@/lib/contract/playground-setup";
import type { Answer } from "../stream/answer";
import { type Attempt, type Pane, pathOf, ROOT, type Session, type Turn, type Vote } from "./session";

export type SessionAction =
  | { type: "set-system"; system: string }
  | { type: "set-tools"; tools: ToolSetup[]; toolChoice: ToolChoice }
  | { type: "set-format"; responseFormat: ResponseFormat }
  /** Of one pane, or of all; only the names in `change` are touched, undefined takes one out. */
  | { type: "set-parameters"; paneId: string | null; change: Partial<PlaygroundParameters> }
  | { type: "set-model"; paneId: string; model: string }
  | { type: "add-pane"; id: string; model: string }
  | { type: "remove-pane"; paneId: string }
  | { type: "ask"; turn: Turn }
  | { type: "try-again"; turnId: string; paneId: string; attempt: Attempt }
  /** Puts a new call after the last of an attempt. */
  | { type: "continue"; turnId: string; paneId: string; answer: Answer }
  | { type: "answer"; turnId: string; paneId: string; answer: Answer }
  /** What was foretold of a call, once it is known. */
  | { type: "estimate"; turnId: string; paneId: string; key: string; estimate: Estimate }
  | { type: "tool-results"; turnId: string; paneId: string; toolResults: Record<string, string> }
  | { type: "show-attempt"; turnId: string; paneId: string; index: number }
  | { type: "show-branch"; turnId: string }
  | { type: "vote"; turnId: string; vote: Vote | undefined }
  | { type: "clear" }
  | { type: "replace"; session: Session };

type Of<T extends SessionAction["type"]> = Extract<SessionAction, { type: T }>;

export function reduceSession(session: Session, action: SessionAction): Session {
  switch (action.type) {
    case "set-system":
      return { ...session, system: action.system };
    case "set-tools":
      return { ...session, tools: action.tools, toolChoice: action.toolChoice };
    case "set-format":
      return { ...session, responseFormat: action.responseFormat };
    case "set-parameters":
    case "set-model":
    case "add-pane":
    case "remove-pane":
      return { ...session, panes: reducePanes(session.panes, action) };
    case "ask":
      return withTurn({ ...session, chosen: chosenWith(session, action.turn) }, action.turn);
    case "show-branch": {
      const turn = session.turns[action.turnId];
      return turn ? { ...session, chosen: chosenWith(session, turn) } : session;
    }
    case "clear":
      return { ...session, turns: {}, chosen: {} };
    case "replace":
      return action.session;
    default: {
      const turn = session.turns[action.turnId];
      return turn ? withTurn(session, reduceTurn(turn, action)) : session;
    }
  }
}

function reducePanes(
  panes: Pane[],
  action: Of<"set-parameters" | "set-model" | "add-pane" | "remove-pane">,
): Pane[] {
  switch (action.type) {
    case "set-parameters":
      return panes.map((pane) =>
        action.paneId === null || action.paneId === pane.id
          ? { ...pane, parameters: withoutUndefined({ ...pane.parameters, ...action.change }) }
          : pane,
      );
    case "set-model":
      return panes.map((pane) => (pane.id === action.paneId ? { ...pane, model: action.model } : pane));
    case "add-pane":
      if (panes.length >= PANES_MAX) return panes;
      return [...panes, { id: action.id, model: action.model, parameters: panes[0]?.parameters ?? {} }];
    case "remove-pane":
      return panes.length === 1 ? panes : panes.filter((pane) => pane.id !== action.paneId);
  }
}

function withoutUndefined(parameters: PlaygroundParameters): PlaygroundParameters {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}

function reduceTurn(
  turn: Turn,
  action: Of<"try-again" | "continue" | "answer" | "estimate" | "tool-results" | "show-attempt" | "vote">,
): Turn {
  if (action.type === "vote") return { ...turn, vote: action.vote };
  const { paneId } = action;
  const attempts = turn.attempts[paneId] ?? [];
  const at = Math.min(turn.shown[paneId] ?? attempts.length - 1, attempts.length - 1);
  if (attempts.length === 0 && action.type !== "try-again") return turn;
  const change = (steps: (known: Answer[]) => Answer[]) =>
    withAttempts(turn, paneId, attempts.with(at, { steps: steps(attempts[at]?.steps ?? []) }));
  const changeStep = (key: string, to: (known: Answer) => Answer) =>
    withAttempts(
      turn,
      paneId,
      attempts.map(({ steps }) => ({ steps: steps.map((step) => (step.key === key ? to(step) : step)) })),
    );
  switch (action.type) {
    case "try-again":
      return {
        ...withAttempts(turn, paneId, [...attempts, action.attempt]),
        shown: { ...turn.shown, [paneId]: attempts.length },
        vote: undefined,
      };
    case "show-attempt":
      return { ...turn, shown: { ...turn.shown, [paneId]: action.index } };
    case "continue":
      return change((steps) => [...steps, action.answer]);
    case "answer":
      return changeStep(action.answer.key, () => action.answer);
    case "estimate":
      return changeStep(action.key, (step) => ({ ...step, estimate: action.estimate }));
    case "tool-results":
      return change((steps) =>
        steps.map((step, i) =>
          i === steps.length - 1 ? { ...step, toolResults: action.toolResults } : step,
        ),
      );
  }
}

const withAttempts = (turn: Turn, paneId: string, attempts: Attempt[]): Turn => ({
  ...turn,
  attempts: { ...turn.attempts, [paneId]: attempts },
});

const withTurn = (session: Session, turn: Turn): Session => ({
  ...session,
  turns: { ...session.turns, [turn.id]: turn },
});

const chosenWith = ({ chosen }: Session, turn: Turn) => ({ ...chosen, [turn.parentId ?? ROOT]: turn.id });

/** The turns before one, on its own branch. */
export function turnsBefore(session: Session, turn: Turn): Turn[] {
  const path = pathOf(session);
  const at = path.findIndex(({ id }) => id === turn.id);
  return at < 0 ? path : path.slice(0, at);
}
