import { expect, test } from "vitest";
import { searchEntries } from "./search-entries";

const entries = [
  { title: "Errors", detail: "what a rate limit answers", href: "/docs#errors" },
  { title: "Rate limits", detail: "headers", href: "/docs#limits" },
];

test("every word must be there, and titles come first", () => {
  expect(searchEntries(entries, "rate LIMIT").map((entry) => entry.title)).toEqual(["Rate limits", "Errors"]);
  expect(searchEntries(entries, "rate nonsense")).toEqual([]);
  expect(searchEntries(entries, "  ")).toEqual([]);
});
