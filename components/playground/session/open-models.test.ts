import { expect, test } from "vitest";
import { openModels } from "./open-models";
import { reduceSession } from "./reduce-session";
import { newSession } from "./session";

const models = ["m/one", "m/two", "m/three", "m/four", "m/five"].map((slug) => ({ slug }));
const modelsOf = (session: ReturnType<typeof newSession>) => session.panes.map(({ model }) => model);

test("each model that is named gets a pane of its own, once, four at most", () => {
  const { session, missing } = openModels(
    newSession("m/one"),
    ["m/two", "m/three", "m/two", "m/four", "m/five", "m/one"],
    models,
  );
  expect(modelsOf(session)).toEqual(["m/two", "m/three", "m/four", "m/five"]);
  expect(new Set(session.panes.map(({ id }) => id)).size).toBe(4);
  expect(missing).toEqual([]);
});

test("what cannot be asked here is told, and the rest is opened", () => {
  const opened = openModels(newSession("m/one"), ["m/gone", "m/two"], models);
  expect(modelsOf(opened.session)).toEqual(["m/two"]);
  expect(opened.missing).toEqual(["m/gone"]);
});

test("a page that has these models, or none of those named, stays as it is", () => {
  const session = reduceSession(newSession("m/one", "m/two"), { type: "set-system", system: "Be brief." });
  expect(openModels(session, ["m/one", "m/two"], models).session).toBe(session);
  expect(openModels(session, ["m/gone"], models).session).toBe(session);
});

test("giving up what a person wrote is told, a page as it opens is not", () => {
  const untouched = newSession("m/one");
  expect(openModels(untouched, ["m/two"], models).replacesWork).toBe(false);
  const withSystem = reduceSession(untouched, { type: "set-system", system: "Be brief." });
  expect(openModels(withSystem, ["m/two"], models).replacesWork).toBe(true);
  const turn = { id: "t", parentId: null, user: [], attempts: {}, shown: {} };
  const talked = reduceSession(untouched, { type: "ask", turn });
  expect(openModels(talked, ["m/two"], models).replacesWork).toBe(true);
});
