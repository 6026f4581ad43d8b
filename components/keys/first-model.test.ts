import { expect, test } from "vitest";
import { firstModelFor } from "./first-model";

const models = [
  { slug: "acme/embed", operations: ["embeddings"] },
  { slug: "acme/chat", operations: ["chat"] },
  { slug: "other/chat", operations: ["chat"] },
];

test("the first call of a key names a chat model that the key may call", () => {
  expect(firstModelFor([], models)).toBe("sandbox/small");
  expect(firstModelFor(["sandbox/*", "acme/*"], models)).toBe("sandbox/small");
  expect(firstModelFor(["acme/*"], models)).toBe("acme/chat");
  expect(firstModelFor(["other/chat"], models)).toBe("other/chat");
});

test("where there is none, none is named", () => {
  expect(firstModelFor(["acme/embed"], models)).toBeNull();
  expect(firstModelFor(["acme/*"], [])).toBeNull();
});
