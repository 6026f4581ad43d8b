import { expect, test } from "vitest";
import { toReturnPath, withReturnPath } from "../auth/return-path";
import { playgroundPath } from "./address";

test("models are opened in the playground of the organization, or of whichever the reader has", () => {
  expect(playgroundPath(["a/one", "b/two:free"], true, "acme")).toBe(
    "/acme/playground?models=a/one,b/two%3Afree",
  );
  expect(playgroundPath(["a/one"], true)).toBe("/playground?models=a/one");
});

test("a visitor comes to the same models by way of an account, new or known", () => {
  const link = new URL(playgroundPath(["a/one", "b/two"], false), "http://portal");
  expect(link.pathname).toBe("/signup");
  const next = link.searchParams.get("next")!;
  expect(toReturnPath(next)).toBe("/playground?models=a/one,b/two");
  const login = new URL(withReturnPath("/login", next), "http://portal");
  expect(login.searchParams.get("next")).toBe("/playground?models=a/one,b/two");
  expect(withReturnPath("/login", "//elsewhere.example")).toBe("/login?next=%2F");
  expect(withReturnPath("/login", undefined)).toBe("/login");
});
