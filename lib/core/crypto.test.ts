import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generateKeySecret, isWellFormedKey, maskKeySecret } from "./api-key-format";
import { seal, unseal } from "./crypto";

const SECRET = "a secret of this installation, 32+";

describe("sealed values", () => {
  it("open with the same secret and purpose, and with no other", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const sealed = seal(SECRET, "test", text);
        expect(unseal(SECRET, "test", sealed)).toBe(text);
        expect(() => unseal(SECRET, "other", sealed)).toThrow();
        expect(() => unseal(`${SECRET}!`, "test", sealed)).toThrow();
      }),
      { numRuns: 30 },
    );
  });

  it("a changed byte is refused", () => {
    const sealed = seal(SECRET, "test", "twenty dollars");
    const parts = sealed.split(".");
    const body = Buffer.from(parts[3]!, "base64url");
    body[0]! ^= 1;
    expect(() =>
      unseal(SECRET, "test", [...parts.slice(0, 3), body.toString("base64url")].join(".")),
    ).toThrow();
    expect(() => unseal(SECRET, "test", "plain text")).toThrow("not a sealed value");
  });
});

describe("API keys", () => {
  it("a key with one mistyped character is refused by its checksum, whichever it is", () => {
    const key = generateKeySecret("live");
    expect(isWellFormedKey(key)).toBe(true);
    for (let i = 0; i < key.length; i++) {
      const typo = key.slice(0, i) + (key[i] === "a" ? "b" : "a") + key.slice(i + 1);
      expect(isWellFormedKey(typo)).toBe(false);
    }
  });

  it("two swapped neighbours are refused", () => {
    const key = generateKeySecret("test");
    const i = [...key].findIndex((char, at) => at > 8 && char !== key[at + 1]);
    expect(isWellFormedKey(key.slice(0, i) + key[i + 1] + key[i] + key.slice(i + 2))).toBe(false);
  });

  it("a label shows no more than four random characters at either end", () => {
    const key = generateKeySecret("live");
    expect(maskKeySecret(key)).toBe(`${key.slice(0, 12)}…${key.slice(-4)}`);
  });
});
