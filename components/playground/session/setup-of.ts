import type {
  AttachmentRef,
  ContentPart,
  LeftOut,
  PaneSetup,
  PlaygroundParameters,
  PlaygroundSetup,
  SetupMessage,
} from "@/lib/contract/playground-setup";
import { type Answer, hasContent, newAnswer } from "../stream/answer";
import { type ModelFacts, parameterNames, takes } from "./model-facts";
import { newSession, type Pane, ROOT, type Session, shownAttempt, type Turn } from "./session";

/** What is sent: the settings, each pane's own conversation over the given turns, and what comes after them. */
export function setupOf(
  session: Session,
  models: readonly ModelFacts[],
  path: readonly Turn[],
  next: (paneId: string) => SetupMessage[] = () => [],
): PlaygroundSetup {
  return {
    version: 1,
    system: session.system,
    tools: session.tools,
    toolChoice: session.toolChoice,
    responseFormat: session.responseFormat,
    panes: session.panes.map((pane) =>
      paneSetupOf(
        pane,
        models.find(({ slug }) => slug === pane.model),
        [...path.flatMap((turn) => messagesOf(turn, pane.id)), ...next(pane.id)],
      ),
    ),
  };
}

function paneSetupOf(pane: Pane, model: ModelFacts | undefined, messages: SetupMessage[]): PaneSetup {
  const kinds: LeftOut[] = ["tools", "response_format", "images", "files"];
  return {
    id: pane.id,
    model: pane.model,
    parameters: takenParameters(pane.parameters, model),
    leaveOut: kinds.filter((kind) => !takes(model, kind)),
    messages,
  };
}

function takenParameters(
  parameters: PlaygroundParameters,
  model: ModelFacts | undefined,
): PlaygroundParameters {
  const names = parameterNames(model);
  if (!names) return parameters;
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => names.has(name)));
}

/** A turn as a pane's conversation has it; none of it where the pane was not asked or nothing came. */
function messagesOf(turn: Turn, paneId: string): SetupMessage[] {
  const steps = shownAttempt(turn, paneId)?.steps.filter(hasContent) ?? [];
  const said = steps.flatMap(stepMessages);
  return said.length > 0 ? [{ role: "user", content: turn.user }, ...said] : [];
}

/** Calls that nobody answered are left out, with their message where it says nothing else: providers refuse them. */
export function stepMessages(step: Answer): SetupMessage[] {
  const answered = step.toolCalls.filter(({ id }) => step.toolResults[id] !== undefined);
  if (!step.text && answered.length === 0) return [];
  const toolCalls = answered.map(({ id, name, arguments: args }) => ({ id, name, arguments: args }));
  const results = answered.map(({ id }): SetupMessage => {
    return { role: "tool", toolCallId: id, text: step.toolResults[id] ?? "" };
  });
  return [{ role: "assistant", text: step.text, toolCalls }, ...results];
}

export function attachmentsOf(parts: readonly ContentPart[]): AttachmentRef[] {
  return parts.flatMap((part) => (part.type === "text" ? [] : [part.attachment]));
}

export function textOf(parts: readonly ContentPart[]): string {
  return parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n\n");
}

/** A session that continues where a saved setup stands. Panes that were asked the same share their turns. */
export function sessionOf(setup: PlaygroundSetup, newId: () => string): Session {
  const { panes, system, tools, toolChoice, responseFormat } = setup;
  const session: Session = {
    ...newSession(""),
    system,
    tools,
    toolChoice,
    responseFormat,
    panes: panes.map(({ id, model, parameters }) => ({ id, model, parameters })),
  };
  const rounds = panes.map((pane) => ({ pane, rounds: roundsOf(pane) }));
  const length = Math.max(...rounds.map((each) => each.rounds.length));
  let parentId: string | null = null;
  for (let at = 0; at < length; at++) {
    for (const group of sameQuestions(rounds, at)) {
      const turn = turnOf(newId(), parentId, group);
      session.turns[turn.id] = turn;
      session.chosen[parentId ?? ROOT] = turn.id;
      parentId = turn.id;
    }
  }
  return session;
}

type Round = { user: ContentPart[]; rest: SetupMessage[] };
type PaneRound = { pane: PaneSetup; round: Round };

function sameQuestions(panes: readonly { pane: PaneSetup; rounds: Round[] }[], at: number): PaneRound[][] {
  const groups = new Map<string, PaneRound[]>();
  for (const { pane, rounds } of panes) {
    const round = rounds[at];
    if (!round) continue;
    const asked = JSON.stringify(round.user);
    groups.set(asked, [...(groups.get(asked) ?? []), { pane, round }]);
  }
  return [...groups.values()];
}

function roundsOf({ messages }: PaneSetup): Round[] {
  const rounds: Round[] = [];
  for (const message of messages) {
    if (message.role === "user") rounds.push({ user: message.content, rest: [] });
    else rounds.at(-1)?.rest.push(message);
  }
  return rounds;
}

function turnOf(id: string, parentId: string | null, group: readonly PaneRound[]): Turn {
  const attempts = group.map(({ pane, round }) => {
    return [pane.id, [{ steps: stepsOf(`${id}.${pane.id}`, pane, round.rest) }]];
  });
  return {
    id,
    parentId,
    user: group[0]!.round.user,
    attempts: Object.fromEntries(attempts),
    shown: {},
  };
}

function stepsOf(key: string, pane: PaneSetup, messages: readonly SetupMessage[]): Answer[] {
  const steps: Answer[] = [];
  for (const message of messages) {
    if (message.role === "assistant") {
      const blank = newAnswer(`${key}.${steps.length}`, { model: pane.model, messages: [] });
      const toolCalls = message.toolCalls.map((call, index) => ({ ...call, index }));
      steps.push({ ...blank, status: "done", text: message.text, toolCalls, finishReason: "stop" });
    } else if (message.role === "tool") {
      const step = steps.at(-1);
      if (step) step.toolResults[message.toolCallId] = message.text;
    }
  }
  return steps;
}
