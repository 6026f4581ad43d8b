import { expect, test } from "vitest";
import { chatRequestSchema } from "@/lib/contract/gateway";
import { playgroundParameters } from "@/lib/contract/playground-setup";
import type { ModelFacts } from "../session/model-facts";
import { commonValue, offersFor, PARAMETERS } from "./parameter-table";

const model = (slug: string, parameters: string[], maxOutputTokens = 100): ModelFacts => ({
  slug,
  parameters,
  maxOutputTokens,
  inputModalities: ["text"],
  capabilities: [],
});

test("every parameter of a setup is offered, once", () => {
  expect(PARAMETERS.map(({ name }) => name).sort()).toEqual(Object.keys(playgroundParameters.shape).sort());
});

test("the gateway takes both ends of every range", () => {
  for (const parameter of PARAMETERS) {
    if (parameter.kind !== "range" && parameter.kind !== "whole") continue;
    for (const value of [parameter.min, parameter.max]) {
      const body = { model: "m", messages: [{ role: "user", content: "x" }], [parameter.name]: value };
      expect(chatRequestSchema.safeParse(body).success, `${parameter.name} ${value}`).toBe(true);
      expect(playgroundParameters.safeParse({ [parameter.name]: value }).success).toBe(true);
    }
  }
});

test("what no model takes is hidden, what one does not take is told, and lengths are bounded by the shortest", () => {
  const { offers, hidden } = offersFor([
    model("m/one", ["temperature", "max_completion_tokens"], 50),
    model("m/two", ["max_completion_tokens"], 80),
  ]);
  expect(offers.map(({ parameter, refusedBy }) => [parameter.name, refusedBy])).toEqual([
    ["max_completion_tokens", []],
    ["temperature", ["m/two"]],
  ]);
  expect(offers[0]!.parameter).toMatchObject({ max: 50 });
  expect(hidden.map(({ name }) => name)).toContain("seed");
});

test("a model of which nothing is stated is offered everything", () => {
  expect(offersFor([model("m/silent", [])]).hidden).toEqual([]);
});

test("several panes show their common value, or that they differ", () => {
  expect(commonValue([{ seed: 1 }, { seed: 1 }], "seed")).toEqual({ value: 1, differs: false });
  expect(commonValue([{ seed: 1 }, {}], "seed")).toEqual({ value: undefined, differs: true });
});
