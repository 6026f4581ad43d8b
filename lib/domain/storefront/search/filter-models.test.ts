import { expect, test } from "vitest";
import { type PublicModel, searchModelsEndpoint } from "@/lib/contract/public-models";
import { publicModel } from "../testing";
import { filterModels, sortModels } from "./filter-models";

const speed = (p50: number): PublicModel["speed"] => ({
  calls: 100,
  ttftMs: { p50, p95: p50 * 2 },
  latencyMs: { p50: p50 * 10, p95: p50 * 20 },
  tokensPerSecond: null,
});

const MODELS = [
  publicModel("acme/small", [0.1, 0.4], { features: ["tools", "batch"], speed: speed(300) }),
  publicModel("acme/large", [2.5, 10], { features: ["tools", "vision"], contextTokens: 1_000_000 }),
  publicModel("other/thinker", [1, 4], { features: ["reasoning"], weights: "open", speed: speed(90) }),
  publicModel("other/painter", [0, 0], {
    operations: ["images"],
    outputModalities: ["image"],
    price: {
      effectiveFrom: "2026-01-01T00:00:00.000Z",
      rates: { input: 0, output: 0, perImage: 40_000_000 },
    },
  }),
];

const slugsOf = (query: Record<string, unknown>) =>
  filterModels(MODELS, searchModelsEndpoint.query.parse(query)).map(({ slug }) => slug);
const sorted = (sort: Parameters<typeof sortModels>[1]) => sortModels(MODELS, sort).map(({ slug }) => slug);

test("every filter narrows, and all that are set must hold", () => {
  expect(slugsOf({})).toHaveLength(4);
  expect(slugsOf({ feature: "tools" })).toEqual(["acme/small", "acme/large"]);
  expect(slugsOf({ feature: ["tools", "vision"] })).toEqual(["acme/large"]);
  expect(slugsOf({ feature: "tools,vision" })).toEqual(["acme/large"]);
  expect(slugsOf({ context: "200000" })).toEqual(["acme/large"]);
  expect(slugsOf({ weights: "open", maker: "other" })).toEqual(["other/thinker"]);
  expect(slugsOf({ operation: "images" })).toEqual(["other/painter"]);
  expect(slugsOf({ output: "image" })).toEqual(["other/painter"]);
  expect(slugsOf({ search: "OTHER think" })).toEqual(["other/thinker"]);
  expect(slugsOf({ provider: "Nobody" })).toEqual([]);
});

test("a price range is exact at its ends, and leaves out what is not priced by the token", () => {
  expect(slugsOf({ inputMax: "1" })).toEqual(["acme/small", "other/thinker"]);
  expect(slugsOf({ inputMax: "0.999999999" })).toEqual(["acme/small"]);
  expect(slugsOf({ inputMin: "1", outputMax: "9.99" })).toEqual(["other/thinker"]);
});

test("an address that says nonsense is a search without it", () => {
  const said = {
    feature: "teleport",
    context: "lots",
    inputMax: "cheap",
    sort: "karma",
    page: "-1",
    weights: "",
  };
  expect(slugsOf(said)).toHaveLength(4);
  expect(searchModelsEndpoint.query.parse(said)).toMatchObject({ sort: "name", page: 1, context: 0 });
});

test("the order is by the figure, and what has none comes last", () => {
  expect(sorted("name")).toEqual(["acme/large", "acme/small", "other/painter", "other/thinker"]);
  expect(sorted("price")).toEqual(["acme/small", "other/thinker", "acme/large", "other/painter"]);
  expect(sorted("context")[0]).toBe("acme/large");
  expect(sorted("speed")).toEqual(["other/thinker", "acme/small", "acme/large", "other/painter"]);
});
