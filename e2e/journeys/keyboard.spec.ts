import { expectAccessible } from "../fixtures/accessible";
import { freshEmail, PASSWORD } from "../fixtures/accounts";
import { jump, press, tabTo, type } from "../fixtures/by-keyboard";
import { expect, test } from "../fixtures/test";

test("by keyboard alone: sign up, take a key, hear of the first call, try the playground, and sign out", async ({
  page,
  gatewayUrl,
}) => {
  test.setTimeout(180_000);
  await page.goto("/signup");
  await type(page, "Your name", "Helen Keller");
  await type(page, "Work e-mail", freshEmail("helen"));
  await type(page, "Password", PASSWORD);
  await type(page, "Organization", "Keys Only");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/get-started$/);

  await press(page, "Create key");
  const secret =
    (await page
      .getByText(/^tp_live_[0-9A-Za-z]{38}$/)
      .first()
      .textContent()) ?? "";
  const answer = await page.request.post(`${gatewayUrl}/v1/chat/completions`, {
    headers: { authorization: `Bearer ${secret}` },
    data: { model: "sandbox/small", messages: [{ role: "user", content: "hello" }] },
  });
  expect(answer.status()).toBe(200);
  await expect(page.getByText("Your call has landed")).toBeVisible();

  await jump(page, "playgr");
  await page.waitForURL(/\/playground$/);
  await tabTo(page, page.getByRole("textbox", { name: "Message" }));
  await page.keyboard.type("Explain a ledger in one sentence.");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/\$0\.\d+/).first()).toBeVisible({ timeout: 30_000 });

  await jump(page, "dark theme");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await jump(page, "create api key");
  await expect(page.getByRole("dialog", { name: "Create API key" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("option", { name: /Playground/ }).first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type("zzzz");
  await expect(page.getByText("Nothing is called “zzzz” here.")).toBeVisible();
  await page.keyboard.press("Escape");
  await jump(page, "sign out");
  await page.waitForURL(/\/login/);
});
