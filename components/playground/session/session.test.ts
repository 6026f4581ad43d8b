import { describe, expect, test } from "vitest";
import { newAnswer } from "../stream/answer";
import { bodyFor, newSession, PANES_MAX, reduceSession, type Session } from "./session";
import { settle } from "./stored-session";

const answered = (text: string) => ({
  ...newAnswer({ model: "m", messages: [] }),
  status: "done" as const,
  text,
});

const talked: Session = {
  ...newSession("m/one"),
  system: "Be brief.",
  parameters: { temperature: 0.2 },
  panes: [
    { id: "a", model: "m/one" },
    { id: "b", model: "m/two" },
  ],
  turns: [
    { id: "t1", user: "Hi", answers: { a: answered("Hello from a"), b: answered("Hello from b") } },
    { id: "t2", user: "More", answers: { a: answered("More from a") } },
  ],
};

describe("the request of a pane", () => {
  test("holds its own conversation only, and exactly the parameters that are set", () => {
    expect(bodyFor(talked, talked.panes[1]!, talked.turns, "Go on")).toEqual({
      model: "m/two",
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "Hi" },
        { role: "assistant", content: "Hello from b" },
        { role: "user", content: "Go on" },
      ],
      temperature: 0.2,
      stream: true,
      stream_options: { include_usage: true },
    });
  });
});

describe("the session", () => {
  test("an edited turn drops what followed it", () => {
    expect(reduceSession(talked, { type: "cut-from", turnId: "t1" }).turns).toEqual([]);
    expect(reduceSession(talked, { type: "cut-from", turnId: "t2" }).turns).toHaveLength(1);
  });

  test("has between one pane and four", () => {
    const alone = newSession("m/one");
    expect(reduceSession(alone, { type: "remove-pane", paneId: "a" }).panes).toHaveLength(1);
    let full = alone;
    for (const id of ["b", "c", "d", "e"]) full = reduceSession(full, { type: "add-pane", id, model: "m" });
    expect(full.panes).toHaveLength(PANES_MAX);
  });

  test("an answer cut by a reload is stopped, not writing for ever", () => {
    const turn = settle({ id: "t", user: "x", answers: { a: newAnswer({ model: "m", messages: [] }) } });
    expect(turn.answers.a!.status).toBe("stopped");
  });
});
