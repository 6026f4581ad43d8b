import { expect, test } from "vitest";
import { commandOf } from "./shortcuts";

const key = (some: Partial<Parameters<typeof commandOf>[0]>) =>
  commandOf({ key: "", code: "", altKey: false, ctrlKey: false, metaKey: false, inField: false, ...some });

test("keys with Alt work in a field too, by the place of the key, whatever it types there", () => {
  expect(key({ key: "˜", code: "KeyN", altKey: true, inField: true })).toEqual({ do: "new-pane" });
  expect(key({ key: "¡", code: "Digit1", altKey: true, inField: true })).toEqual({ do: "pane", index: 0 });
});

test("a slash or a question mark in a field is text, and the browser's own keys are its own", () => {
  expect(key({ key: "/", inField: true })).toBeNull();
  expect(key({ key: "?" })).toEqual({ do: "help" });
  expect(key({ key: "/", ctrlKey: true })).toBeNull();
});

test("Escape stops from anywhere", () => {
  expect(key({ key: "Escape", inField: true })).toEqual({ do: "stop" });
});
