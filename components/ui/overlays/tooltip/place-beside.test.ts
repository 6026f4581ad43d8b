import { expect, test } from "vitest";
import { placeBeside } from "./place-beside";

const view = { width: 400, height: 300 };
const note = { width: 100, height: 20 };
const button = (left: number, top: number) => ({ left, top, right: left + 32, bottom: top + 32 });

test("stands in the middle above its anchor", () => {
  expect(placeBeside(button(200, 100), note, view, "top")).toEqual({ left: 166, top: 74 });
});

test("goes below where there is no room above", () => {
  expect(placeBeside(button(200, 4), note, view, "top")).toEqual({ left: 166, top: 42 });
});

test("stays above where there is less room below", () => {
  const low = { width: 400, height: 60 };
  expect(placeBeside(button(200, 26), note, low, "top").top).toBe(5);
});

test("does not leave the view at its sides", () => {
  expect(placeBeside(button(2, 100), note, view, "top").left).toBe(5);
  expect(placeBeside(button(366, 100), note, view, "top").left).toBe(295);
});

test("stands beside its anchor, or on the other side of it", () => {
  expect(placeBeside(button(100, 100), note, view, "right")).toEqual({ left: 138, top: 106 });
  expect(placeBeside(button(300, 100), note, view, "right")).toEqual({ left: 194, top: 106 });
});
