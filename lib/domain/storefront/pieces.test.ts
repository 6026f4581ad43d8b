import { expect, test } from "vitest";
import { nearestSlugs } from "./nearest";
import { isTelling, tellingCalls } from "./speed/telling";
import { strengthsOf } from "./strengths";
import { publicModel } from "./testing";
import { weightsOf } from "./weights";

test("a speed is public only where it tells nothing of one organization", () => {
  expect(isTelling([40, 40, 20])).toBe(true);
  expect(isTelling([40, 40, 19])).toBe(false);
  expect(isTelling([500, 500])).toBe(false);
  expect(isTelling([500, 500, 0])).toBe(false);
  expect(isTelling([801, 100, 99])).toBe(false);
  expect(isTelling([800, 100, 100])).toBe(true);
  expect(isTelling([])).toBe(false);
});

test("a public count shows no single call", () => {
  expect([0, 7, 99, 101, 12_999, 780_123].map(tellingCalls)).toEqual([0, 7, 99, 100, 12_000, 780_000]);
});

test("a mistaken slug finds those that look like it", () => {
  const slugs = ["openai/gpt-5", "openai/gpt-5-mini", "anthropic/claude-sonnet-5", "mistral/mistral-large"];
  expect(nearestSlugs("openai/gtp-5", slugs)[0]).toBe("openai/gpt-5");
  expect(nearestSlugs("claude sonet 5", slugs)[0]).toBe("anthropic/claude-sonnet-5");
  expect(nearestSlugs("zzzz", slugs)).toEqual([]);
});

test("open and closed weights are known by family, and unknown families are neither", () => {
  const known = (slug: string) => weightsOf(slug);
  expect(["groq/llama-3.3-70b", "together/openai/gpt-oss-120b", "deepseek/deepseek-chat"].map(known)).toEqual(
    Array(3).fill("open"),
  );
  expect(["openai/gpt-5.1", "anthropic/claude-opus-5", "alibaba/qwen3-max"].map(known)).toEqual(
    Array(3).fill("closed"),
  );
  expect(known("bedrock/anthropic.claude-3-5-sonnet")).toBe("closed");
  expect(known("acme/house-model")).toBeNull();
});

test("strengths say what follows from facts and place, and nothing where there is too little to compare with", () => {
  const model = publicModel("a/one", [0.1, 0.2], {
    features: ["tools", "vision"],
    inputModalities: ["text", "image"],
    price: {
      effectiveFrom: "2026-01-01T00:00:00.000Z",
      rates: { input: 1_000, cachedInput: 100, output: 1_000, batch: { input: 500, output: 500 } },
    },
  });
  expect(strengthsOf(model, [model])).toEqual([
    "Chats, and takes image beside text.",
    "Calls tools and sees images.",
    "Input that the provider has cached costs 90% less.",
    "A batch costs 50% less.",
  ]);
  const others = Array.from({ length: 9 }, (_, i) => publicModel(`b/${i}`, [i + 1, i + 1]));
  expect(strengthsOf(model, [model, ...others]).join(" ")).toContain("less than with 90% of the models here");
});
