import { generateSync } from "otplib";
import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/accessible";
import { fillLogin, openOperator, PASSWORD, signUp } from "../fixtures/accounts";
import { expect, test } from "../fixtures/test";

test("a forgotten password is set anew by the link that the operator finds in the outbox", async ({
  page,
  browser,
}) => {
  const operator = await openOperator(browser);
  const { email } = await signUp(page, "Mary Jackson");
  const stranger = await (await browser.newContext()).newPage();
  await fillLogin(stranger, email, "not the password");
  await expect(stranger.getByText("The e-mail address or the password is wrong.")).toBeVisible();
  await stranger.getByRole("link", { name: "Forgot your password?" }).click();
  await stranger.waitForURL(/\/forgot-password/);
  await expect(stranger.getByRole("button", { name: "Send the link" })).toBeVisible();
  await stranger.getByLabel("E-mail").fill(email);
  await stranger.getByRole("button", { name: "Send the link" }).click();
  await expect(stranger.getByText(email)).toBeVisible();

  await operator.goto("/admin/outbox");
  await operator
    .getByRole("row", { name: new RegExp(email) })
    .getByRole("button", { name: "Set a new password" })
    .click();
  const link = await operator
    .getByRole("dialog")
    .getByRole("link", { name: /reset-password/ })
    .getAttribute("href");
  await expectAccessible(operator);

  await stranger.goto(link ?? "");
  await stranger.getByLabel("New password").fill("short");
  await stranger.getByRole("button", { name: "Set password" }).click();
  await expect(stranger.getByText("Use at least 10 characters.")).toBeVisible();
  await stranger.getByLabel("New password").fill("another one entirely");
  await stranger.getByRole("button", { name: "Set password" }).click();
  await expect(stranger.getByText(`The password of ${email} is set`)).toBeVisible();
  await fillLogin(stranger, email, "another one entirely");
  await stranger.waitForURL((url) => url.pathname !== "/login");
  await page.goto("/account");
  await expect(page).toHaveURL(/\/login/);
});

test("two-factor is set up with an app, asked for at the next sign-in, and a recovery code replaces it once", async ({
  page,
  browser,
}) => {
  const { email } = await signUp(page, "Annie Easley");
  await page.goto("/account");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Set up" }).click();
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  const secret = (await page.getByRole("dialog").locator("code").textContent()) ?? "";
  await page.getByLabel("Code that the app shows now").fill(generateSync({ secret }));
  await page.getByRole("button", { name: "Turn on" }).click();
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  const recoveryCode = (await codes.first().textContent()) ?? "";
  await page.getByRole("button", { name: "I have stored them" }).click();
  await expect(page.getByText(/recovery codes left/)).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  await fillLogin(other, email);
  await other.getByLabel("Code from your authenticator app").fill("000000");
  await other.getByRole("button", { name: "Verify" }).click();
  await expect(other.getByRole("alert")).toBeVisible();
  await other.getByRole("button", { name: "Use a recovery code" }).click();
  await other.getByLabel("Recovery code").fill(recoveryCode);
  await other.getByRole("button", { name: "Verify" }).click();
  await other.waitForURL((url) => url.pathname !== "/login");
});

test("a signed-in browser is listed, and signed out from another one at once", async ({ page, browser }) => {
  const { email, org } = await signUp(page, "Evelyn Boyd");
  const other = await (await browser.newContext()).newPage();
  await fillLogin(other, email);
  await other.waitForURL((url) => url.pathname !== "/login");
  await page.goto("/account");
  const sessions = page.getByRole("list", { name: "Signed-in browsers" }).getByRole("listitem");
  await expect(sessions).toHaveCount(2);
  await sessions
    .filter({ hasNotText: "this browser" })
    .getByRole("button", { name: /Sign out/ })
    .click();
  await expect(sessions).toHaveCount(1);
  await other.goto(`/${org}/keys`);
  await expect(other).toHaveURL(/\/login/);
});
