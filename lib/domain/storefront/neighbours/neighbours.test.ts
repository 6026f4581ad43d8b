import { expect, test } from "vitest";
import { publicModel } from "../testing";
import { cheaperThan, strongerThan } from "./neighbours";

const base = publicModel("acme/base", [1, 4], { features: ["tools", "json_schema", "batch"] });
const slugs = (found: { model: { slug: string } }[]) => found.map(({ model }) => model.slug);

test("what costs less can do all of it, with half of the context at least", () => {
  const all = [
    base,
    publicModel("a/dumb", [0.1, 0.1]),
    publicModel("a/short", [0.1, 0.1], { features: ["tools", "json_schema"], contextTokens: 63_999 }),
    publicModel("a/fits", [0.5, 2], { features: ["tools", "json_schema"], contextTokens: 64_000 }),
    publicModel("a/more", [0.25, 1], { features: ["tools", "json_schema", "vision"] }),
    publicModel("a/same", [1, 3.9], { features: ["tools", "json_schema"] }),
    publicModel("a/draws", [0.1, 0.1], { features: ["tools", "json_schema"], operations: ["images"] }),
  ];
  const found = cheaperThan(base, all);
  expect(slugs(found)).toEqual(["a/more", "a/fits"]);
  expect(found[0]).toMatchObject({
    costChange: -0.75,
    reasons: ["costs 75% less", "does all of this, and sees images", "the same context"],
  });
  expect(found[1]!.reasons).toContain("a context of 64K instead of 128K");
});

test("what does more keeps every ability and gains some, or has twice the context", () => {
  const all = [
    base,
    publicModel("a/sees", [2, 8], {
      features: ["tools", "json_schema", "vision"],
      inputModalities: ["text", "image"],
    }),
    publicModel("a/long", [1, 4], { features: ["tools", "json_schema"], contextTokens: 256_000 }),
    publicModel("a/longer-a-bit", [1, 4], { features: ["tools", "json_schema"], contextTokens: 200_000 }),
    publicModel("a/other", [9, 9], { features: ["vision", "reasoning"] }),
    publicModel("a/dear", [9, 9], { features: ["tools", "json_schema", "caching"] }),
  ];
  const found = strongerThan(base, all);
  expect(slugs(found)).toEqual(["a/sees", "a/long"]);
  expect(found[0]!.reasons).toEqual(["also sees images", "the same context", "costs 2.0 times as much"]);
  expect(found[1]!.reasons).toEqual(["a context of 256K instead of 128K", "costs the same"]);
});

test("free models and those priced by the unit are compared with nothing", () => {
  const free = publicModel("a/free", [0, 0]);
  expect(cheaperThan(free, [free, base])).toEqual([]);
  expect(strongerThan(free, [free, base])).toEqual([]);
  expect(cheaperThan(base, [base, publicModel("a/img", [0, 0], { operations: ["images"] })])).toEqual([]);
});
