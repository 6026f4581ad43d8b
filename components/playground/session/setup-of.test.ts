import { describe, expect, test } from "vitest";
import { chatRequestOf } from "@/lib/contract/playground-request";
import { playgroundSetup } from "@/lib/contract/playground-setup";
import { type Answer, newAnswer } from "../stream/answer";
import type { ModelFacts } from "./model-facts";
import { newSession, pathOf, ROOT, type Session } from "./session";
import { sessionOf, setupOf } from "./setup-of";

const words = (text: string) => [{ type: "text" as const, text }];
const step = (key: string, some: Partial<Answer>): Answer => ({
  ...newAnswer(key, { model: "m", messages: [] }),
  status: "done",
  ...some,
});
const call = { index: 0, id: "c1", name: "get_weather", arguments: '{"city":"Oslo"}' };

const session: Session = {
  ...newSession("m/one"),
  system: "Be brief.",
  tools: [{ name: "get_weather", description: "", parameters: { type: "object" }, strict: false }],
  panes: [
    { id: "a", model: "m/one", parameters: { temperature: 0.2, top_k: 5 } },
    { id: "b", model: "m/two", parameters: {} },
  ],
  turns: {
    t1: {
      id: "t1",
      parentId: null,
      user: words("Weather?"),
      shown: {},
      attempts: {
        a: [
          {
            steps: [
              step("1", { toolCalls: [call], toolResults: { c1: "Rain" } }),
              step("2", { text: "It rains." }),
            ],
          },
        ],
        b: [{ steps: [step("3", { toolCalls: [call] })] }],
      },
    },
  },
  chosen: { [ROOT]: "t1" },
};

const plain: ModelFacts = {
  slug: "m/two",
  inputModalities: ["text"],
  capabilities: [],
  parameters: ["temperature", "stop"],
  maxOutputTokens: 100,
};
const able: ModelFacts = {
  ...plain,
  slug: "m/one",
  capabilities: ["tools"],
  parameters: ["temperature", "tools"],
};

const next = () => [{ role: "user" as const, content: words("And now?") }];
const setup = setupOf(session, [able, plain], pathOf(session), next);
const bodies = setup.panes.map((pane) => chatRequestOf(setup, pane));

describe("what a pane sends", () => {
  test("is its own conversation, with the calls of tools and what was answered to them", () => {
    expect(bodies[0]!.messages).toEqual([
      { role: "system", content: "Be brief." },
      { role: "user", content: "Weather?" },
      {
        role: "assistant",
        content: null,
        tool_calls: [
          { id: "c1", type: "function", function: { name: "get_weather", arguments: call.arguments } },
        ],
      },
      { role: "tool", tool_call_id: "c1", content: "Rain" },
      { role: "assistant", content: "It rains." },
      { role: "user", content: "And now?" },
    ]);
  });

  test("has no call that nobody answered", () => {
    expect(JSON.stringify(bodies[1]!.messages)).not.toContain("tool_calls");
  });

  test("holds only what the catalogue says its model takes", () => {
    expect(bodies[0]).toMatchObject({ temperature: 0.2, tools: [{ type: "function" }] });
    expect(bodies[0]).not.toHaveProperty("top_k");
    expect(bodies[1]).not.toHaveProperty("tools");
  });
});

describe("a saved setup", () => {
  test("is valid, and a session made of it sends the same", () => {
    const saved = setupOf(session, [able, plain], pathOf(session));
    const read = playgroundSetup.parse(JSON.parse(JSON.stringify(saved)));
    let count = 0;
    const again = sessionOf(read, () => `n${count++}`);
    const resent = setupOf(again, [able, plain], pathOf(again), next);
    expect(resent.panes.map((pane) => chatRequestOf(resent, pane))).toEqual(bodies);
  });

  test("of panes that were asked different things makes a turn for each", () => {
    const [a, b] = setupOf(session, [], pathOf(session), next).panes;
    const other = {
      ...setup,
      panes: [a!, { ...b!, messages: [{ role: "user" as const, content: words("Else?") }] }],
    };
    let count = 0;
    const again = sessionOf(other, () => `n${count++}`);
    expect(pathOf(again).map(({ user }) => user[0])).toMatchObject([
      { text: "Weather?" },
      { text: "Else?" },
      { text: "And now?" },
    ]);
  });
});
