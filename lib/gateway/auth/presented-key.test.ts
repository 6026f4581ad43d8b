import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { findPresentedKey } from "./presented-key";

const KEY = "tp_live_0123";
const find = (headers: Record<string, string>, url = "/v1/chat/completions") =>
  findPresentedKey({ headers, url } as unknown as IncomingMessage);

describe("the key as clients send it", () => {
  it.each([
    ["Bearer", { authorization: `Bearer ${KEY}` }],
    ["bearer in any case and spacing", { authorization: ` bearer   ${KEY} ` }],
    ["Authorization without Bearer", { authorization: KEY }],
    ["Anthropic's header", { "x-api-key": KEY }],
    ["Google's header", { "x-goog-api-key": KEY }],
    ["Portkey's header", { "x-portkey-api-key": KEY }],
  ])("is found in %s", (_, headers) => {
    expect(find(headers as Record<string, string>)).toBe(KEY);
  });

  it.each([
    "/v1beta/models/m:generateContent",
    "/v1/models/lab/m:streamGenerateContent",
    "/v1beta/models",
    "/v1/v1beta/models",
    "/models/m:generateContent",
  ])("is found in the query of Gemini's %s", (path) => {
    expect(find({}, `${path}?alt=sse&key=${KEY}`)).toBe(KEY);
  });

  it.each(["/v1/chat/completions", "/v1/models", "/v1/models/m"])(
    "is not read from the query of %s",
    (path) => {
      expect(find({}, `${path}?key=${KEY}`)).toBeNull();
    },
  );

  it("of our form wins over another service's key beside it", () => {
    expect(find({ authorization: "Bearer sk-provider", "x-portkey-api-key": KEY })).toBe(KEY);
    expect(find({ authorization: `Bearer ${KEY}`, "x-api-key": "sk-provider" })).toBe(KEY);
  });

  it("is the first one sent when none has our form, so that the refusal is about it", () => {
    expect(find({ authorization: "Bearer sk-one", "x-api-key": "sk-two" })).toBe("sk-one");
    expect(find({ authorization: "Bearer ", "x-api-key": "sk-two" })).toBe("sk-two");
    expect(find({})).toBeNull();
  });
});
