import { expect, test } from "vitest";
import { AppError } from "@/lib/core/errors";
import { loginNotice, refusedPath } from "./login-notice";

test("an address cannot put words on the log-in page", () => {
  for (const name of [
    "Your account is locked, call 555",
    "toString",
    "__proto__",
    ["two_factor_on"],
    "",
    undefined,
  ])
    expect(loginNotice(name)).toBeUndefined();
});

test("each reason not to let somebody in leads to its own words", () => {
  const words = (error: AppError) =>
    loginNotice(new URL(refusedPath(error), "http://portal.test").searchParams.get("notice"));
  const forbidden = (layer: string) => new AppError("permission_denied", "…", { extra: { layer } });
  expect(words(forbidden("identity_provider"))).toMatch(/not verified/);
  expect(words(forbidden("two_factor"))).toMatch(/two-factor/);
  expect(words(forbidden("operator"))).toMatch(/invitation/);
  expect(words(new AppError("store_unavailable", "…"))).toMatch(/database/);
  expect(words(new AppError("server_error", "secret detail"))).toMatch(/did not work/);
});
