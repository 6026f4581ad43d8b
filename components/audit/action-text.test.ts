import { expect, test } from "vitest";
import { dataPhrase } from "./action-text";

test("what was recorded reads as words: names, money, yes and no, lists", () => {
  expect(
    dataPhrase({
      name: "checkout",
      amountNanos: "60000000000",
      isOperator: false,
      permissions: ["inference", "management"],
      allowedModels: [],
      overlapSeconds: 3600,
    }),
  ).toBe(
    "name: checkout · amount: $60.00 · operator: no · permissions: inference, management · allowed models: none · overlap seconds: 3600",
  );
});

test("what is not there is not told, and what has parts is told with all of them", () => {
  expect(dataPhrase({ limits: null, memo: undefined, scope: { kind: "project" } })).toBe(
    'scope: {"kind":"project"}',
  );
});
