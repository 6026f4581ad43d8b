import { expect, test } from "vitest";
import { newSession } from "../session/session";
import { sessionOf } from "../session/setup-of";
import { hasConversation, isSameSetup, setupToSave } from "./prepare-preset";

const session = { ...newSession("m/one"), system: "Be kind.", toolChoice: "required" as const };
const setup = setupToSave(session, [], false);

test("a preset is told from what the page shows by what it sets, not by the order of keys or the catalogue", () => {
  const reversed = Object.fromEntries(Object.entries(setup).reverse()) as typeof setup;
  expect(isSameSetup(setup, reversed)).toBe(true);
  const panes = setup.panes.map((pane) => ({ ...pane, leaveOut: ["tools" as const] }));
  expect(isSameSetup(setup, { ...setup, panes })).toBe(true);
  expect(isSameSetup(setup, { ...setup, system: "Be brief." })).toBe(false);
});

test("the conversation is saved only where it is wanted, and opens as it was saved", () => {
  const messages = [
    { role: "user" as const, content: [{ type: "text" as const, text: "Hi" }] },
    { role: "assistant" as const, text: "Hello", toolCalls: [] },
  ];
  const saved = { ...setup, panes: setup.panes.map((pane) => ({ ...pane, messages })) };
  let id = 0;
  const opened = sessionOf(saved, () => `t${id++}`);
  expect(isSameSetup(setupToSave(opened, [], true), saved)).toBe(true);
  expect(hasConversation(setupToSave(opened, [], true))).toBe(true);
  expect(hasConversation(setupToSave(opened, [], false))).toBe(false);
});
