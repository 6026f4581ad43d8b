import { describe, expect, it } from "vitest";
import { generateKeySecret } from "./api-key-format";
import { findKnownSecret, knownSecretIn } from "./known-secrets";

describe("a known secret", () => {
  it.each([
    ["a key of this gateway", `Use ${generateKeySecret("live")}, please`],
    ["an Anthropic key", `x=sk-ant-api03-${"a1".repeat(20)}`],
    ["an API key", `"sk-proj-${"Zz9_".repeat(10)}"`],
    ["an AWS access key", "AKIAIOSFODNN7EXAMPLE"],
    ["a GitHub token", `ghp_${"a".repeat(36)}`],
    ["a Slack token", ["xoxb", "1234567890", "abcdefghijkl"].join("-")],
    ["a private key", ["-----BEGIN RSA", "PRIVATE KEY-----\nMIIE"].join(" ")],
    ["a signed token", `eyJ${"a".repeat(20)}.eyJ${"b".repeat(20)}.${"c".repeat(20)}`],
  ])("%s is known by its form", (kind, text) => expect(knownSecretIn(text)).toBe(kind));

  it.each([
    "Explain what a key that begins with sk- or tp_live_ is.",
    "AKIA is the prefix of AWS access keys.",
    "risk-adjusted-return-on-capital-over-many-years",
    "task-force-one-two-three-four-five",
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUg",
    "a".repeat(64),
  ])("%j is none", (text) => expect(knownSecretIn(text)).toBeNull());

  it("is found wherever it is, with the way to it", () => {
    const secret = generateKeySecret("test");
    const value = { a: [{ b: "fine" }, { b: `the key: ${secret}` }] };
    expect(findKnownSecret(value)).toEqual({ kind: "a key of this gateway", path: ["a", 1, "b"] });
    expect(findKnownSecret({ a: { [secret]: 1 } })).toEqual({ kind: "a key of this gateway", path: ["a"] });
    expect(findKnownSecret({ a: [1, null, "x"] })).toBeNull();
  });
});
