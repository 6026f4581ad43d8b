import { describe, expect, test } from "vitest";
import { PANES_MAX } from "@/lib/contract/playground-limits";
import { type Answer, newAnswer } from "../stream/answer";
import { reduceSession, turnsBefore } from "./reduce-session";
import { branchesAt, isBusy, newSession, pathOf, type Session, shownAttempt, type Turn } from "./session";
import { settled } from "./stored-session";

const words = (text: string) => [{ type: "text" as const, text }];
const blank = (key: string) => newAnswer(key, { model: "m", messages: [] });
const said = (key: string, text: string): Answer => ({ ...blank(key), status: "done", text });

function turn(id: string, parentId: string | null, answers: Record<string, Answer>): Turn {
  const attempts = Object.entries(answers).map(([paneId, answer]) => [paneId, [{ steps: [answer] }]]);
  return { id, parentId, user: words(id), attempts: Object.fromEntries(attempts), shown: {} };
}

function talked(): Session {
  const two = reduceSession(newSession("m/one"), { type: "add-pane", id: "b", model: "m/two" });
  const asked = reduceSession(two, {
    type: "ask",
    turn: turn("t1", null, { a: said("a1", "one"), b: said("b1", "two") }),
  });
  return reduceSession(asked, { type: "ask", turn: turn("t2", "t1", { a: said("a2", "more") }) });
}

describe("branches", () => {
  test("other words in place of a turn leave it and what followed it as they were", () => {
    const session = reduceSession(talked(), {
      type: "ask",
      turn: turn("t1b", null, { a: said("x", "other") }),
    });
    expect(pathOf(session).map(({ id }) => id)).toEqual(["t1b"]);
    expect(branchesAt(session, session.turns.t1b!).map(({ id }) => id)).toEqual(["t1", "t1b"]);
    const back = reduceSession(session, { type: "show-branch", turnId: "t1" });
    expect(pathOf(back).map(({ id }) => id)).toEqual(["t1", "t2"]);
  });

  test("a walk comes back to the branch that was last taken below", () => {
    let session = reduceSession(talked(), { type: "ask", turn: turn("t2b", "t1", {}) });
    session = reduceSession(session, { type: "ask", turn: turn("t1b", null, {}) });
    session = reduceSession(session, { type: "show-branch", turnId: "t1" });
    expect(pathOf(session).map(({ id }) => id)).toEqual(["t1", "t2b"]);
    expect(turnsBefore(session, session.turns.t2b!).map(({ id }) => id)).toEqual(["t1"]);
  });
});

describe("attempts of a pane", () => {
  const again = () =>
    reduceSession(talked(), {
      type: "try-again",
      turnId: "t1",
      paneId: "a",
      attempt: { steps: [blank("a1b")] },
    });

  test("a second is shown, the first is kept, the other pane is not touched", () => {
    const session = again();
    expect(shownAttempt(session.turns.t1!, "a")?.steps[0]?.key).toBe("a1b");
    expect(isBusy(session)).toBe(true);
    const first = reduceSession(session, { type: "show-attempt", turnId: "t1", paneId: "a", index: 0 });
    expect(shownAttempt(first.turns.t1!, "a")?.steps[0]?.text).toBe("one");
    expect(first.turns.t1!.attempts.b).toBe(session.turns.t1!.attempts.b);
  });

  test("an answer finds its own call while another attempt is looked at", () => {
    const looked = reduceSession(again(), { type: "show-attempt", turnId: "t1", paneId: "a", index: 0 });
    const answer = said("a1b", "late");
    const session = reduceSession(looked, { type: "answer", turnId: "t1", paneId: "a", answer });
    expect(session.turns.t1!.attempts.a!.map(({ steps }) => steps[0]!.text)).toEqual(["one", "late"]);
  });

  test("a new attempt takes the vote on the turn back", () => {
    const voted = reduceSession(talked(), { type: "vote", turnId: "t1", vote: { verdict: "tie" } });
    const attempt = { steps: [blank("z")] };
    const session = reduceSession(voted, { type: "try-again", turnId: "t1", paneId: "b", attempt });
    expect(session.turns.t1!.vote).toBeUndefined();
  });

  test("answers to tools stay with the last call, and the next call comes after it", () => {
    const toolResults = { c1: "Rain" };
    let session = reduceSession(talked(), { type: "tool-results", turnId: "t2", paneId: "a", toolResults });
    session = reduceSession(session, { type: "continue", turnId: "t2", paneId: "a", answer: blank("a3") });
    expect(shownAttempt(session.turns.t2!, "a")!.steps).toMatchObject([{ toolResults }, { key: "a3" }]);
  });
});

describe("panes", () => {
  test("are one to four", () => {
    let session = newSession("m/one");
    expect(reduceSession(session, { type: "remove-pane", paneId: "a" }).panes).toHaveLength(1);
    for (const id of ["b", "c", "d", "e"])
      session = reduceSession(session, { type: "add-pane", id, model: "m" });
    expect(session.panes).toHaveLength(PANES_MAX);
  });

  test("have parameters of their own, set together or alone; undefined takes one out", () => {
    let session = reduceSession(talked(), {
      type: "set-parameters",
      paneId: null,
      change: { temperature: 0.2, seed: 7 },
    });
    session = reduceSession(session, { type: "set-parameters", paneId: "b", change: { seed: undefined } });
    expect(session.panes.map(({ parameters }) => parameters)).toEqual([
      { temperature: 0.2, seed: 7 },
      { temperature: 0.2 },
    ]);
  });
});

test("an answer cut by a reload is stopped, not writing for ever", () => {
  const session = reduceSession(newSession("m"), { type: "ask", turn: turn("t", null, { a: blank("k") }) });
  expect(isBusy(session)).toBe(true);
  expect(isBusy(settled(session))).toBe(false);
});
