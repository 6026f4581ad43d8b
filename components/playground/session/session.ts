import type {
  ContentPart,
  PlaygroundParameters,
  ResponseFormat,
  ToolChoice,
  ToolSetup,
} from "@/lib/contract/playground-setup";
import type { Answer } from "../stream/answer";

export type Pane = { id: string; model: string; parameters: PlaygroundParameters };

/** One try at answering a turn: calls of the model, with answers to its tools between them. */
export type Attempt = { steps: Answer[] };

/** A message and what each asked pane made of it. Turns of one parent are branches of each other. */
export type Turn = {
  id: string;
  parentId: string | null;
  user: ContentPart[];
  attempts: Record<string, Attempt[]>;
  /** Which attempt of a pane is looked at, and goes on. */
  shown: Record<string, number>;
  vote?: Vote;
};

export type Vote = { verdict: "better"; paneId: string } | { verdict: "tie" | "both_bad" };

/** All that the page holds; survives a reload. */
export type Session = {
  version: 2;
  system: string;
  tools: ToolSetup[];
  toolChoice: ToolChoice;
  responseFormat: ResponseFormat;
  panes: Pane[];
  turns: Record<string, Turn>;
  /** The branch taken after each turn, by the turn's id; the first turn under ROOT. */
  chosen: Record<string, string>;
};

export const ROOT = "root";
const PANE_IDS = ["a", "b", "c", "d"];

export function newSession(model: string, ...others: string[]): Session {
  return {
    version: 2,
    system: "",
    tools: [],
    toolChoice: "auto",
    responseFormat: { type: "text" },
    panes: [model, ...others].map((each, at) => ({ id: PANE_IDS[at]!, model: each, parameters: {} })),
    turns: {},
    chosen: {},
  };
}

/** The turns of the branch that is looked at, first to last. */
export function pathOf({ turns, chosen }: Pick<Session, "turns" | "chosen">): Turn[] {
  const path: Turn[] = [];
  for (let turn = turns[chosen[ROOT] ?? ""]; turn; turn = turns[chosen[turn.id] ?? ""]) path.push(turn);
  return path;
}

/** The branches at a turn, oldest first: what was asked in the same place. */
export function branchesAt({ turns }: Pick<Session, "turns">, turn: Turn): Turn[] {
  return Object.values(turns).filter(({ parentId }) => parentId === turn.parentId);
}

export function shownAttempt(turn: Turn, paneId: string): Attempt | undefined {
  const attempts = turn.attempts[paneId] ?? [];
  return attempts[turn.shown[paneId] ?? attempts.length - 1] ?? attempts.at(-1);
}

function isWriting(turn: Turn | undefined): boolean {
  const attempts = Object.values(turn?.attempts ?? {}).flat();
  return attempts.some(({ steps }) => steps.at(-1)?.status === "streaming");
}

export function isBusy({ turns }: Pick<Session, "turns">): boolean {
  return Object.values(turns).some(isWriting);
}
