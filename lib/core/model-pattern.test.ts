import { describe, expect, it } from "vitest";
import { allowsModel, findWiderPattern, isModelPattern } from "./model-pattern";

describe("model patterns", () => {
  it("allow a slug, a whole vendor, or with an empty list everything", () => {
    expect(allowsModel([], "openai/gpt-5")).toBe(true);
    expect(allowsModel(["openai/*"], "openai/gpt-5")).toBe(true);
    expect(allowsModel(["openai/gpt-5"], "openai/gpt-5")).toBe(true);
    expect(allowsModel(["openai/gpt-5"], "openai/gpt-5-mini")).toBe(false);
  });

  it("do not let a vendor's pattern reach a vendor whose name merely begins alike", () => {
    expect(allowsModel(["open/*"], "openai/gpt-5")).toBe(false);
  });

  it("only narrow: a pattern wider than the outer list is named", () => {
    expect(findWiderPattern(["openai/*"], ["openai/gpt-5", "openai/*"])).toBeNull();
    expect(findWiderPattern(["openai/gpt-5"], ["openai/*"])).toBe("openai/*");
    expect(findWiderPattern([], ["anything/*"])).toBeNull();
  });

  it("have one form", () => {
    for (const good of ["gpt-4o", "openai/gpt-4.1", "openai/*", "meta/llama/3:free"])
      expect(isModelPattern(good)).toBe(true);
    for (const bad of ["*", "/x", "openai/", "open*", "a b", "", "x/*/y"])
      expect(isModelPattern(bad)).toBe(false);
  });
});
