import { expect, test } from "vitest";
import { rank } from "./rank";

const labels = (query: string, ...entries: (string | [string, string])[]) =>
  rank(
    query,
    entries.map((entry) =>
      typeof entry === "string" ? { label: entry } : { label: entry[0], keywords: entry[1] },
    ),
  ).map(({ label }) => label);

test("the exact name is before a prefix, a prefix before a word, a word before an inside, an inside before letters", () => {
  expect(labels("key", "k-e-y", "monkeys", "API keys", "keys of staging", "Key")).toEqual([
    "Key",
    "keys of staging",
    "API keys",
    "monkeys",
    "k-e-y",
  ]);
});

test("every word must be found, in any order", () => {
  expect(labels("key create", "Create API key", "Create project", "API keys")).toEqual(["Create API key"]);
});

test("initials and skipped letters find, letters far apart do not", () => {
  expect(labels("gs", "Get started", "Usage")).toEqual(["Get started"]);
  expect(labels("plygrnd", "Playground", "Projects")).toEqual(["Playground"]);
  expect(labels("bt", "Billing and every other statement")).toEqual([]);
});

test("letters that stand apart in the words beside a name find nothing", () => {
  expect(labels("sof", ["Your account", "sessions two-factor"], "Sums of days")).toEqual(["Sums of days"]);
});

test("what a thing may also be called finds it, after those that are called so", () => {
  expect(labels("spend", ["Usage", "spend cost tokens"], "Spend caps")).toEqual(["Spend caps", "Usage"]);
});

test("accents and case do not matter, nor do signs that mean something in a pattern", () => {
  expect(labels("jose", "José Núñez")).toEqual(["José Núñez"]);
  expect(labels("(a+", "plan (a+b)", "plain")).toEqual(["plan (a+b)"]);
});

test("an empty query keeps all in their order", () => {
  expect(labels("  ", "b", "a")).toEqual(["b", "a"]);
});
