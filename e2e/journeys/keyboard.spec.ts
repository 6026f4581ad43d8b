import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/accessible";
import { freshEmail, PASSWORD } from "../fixtures/accounts";
import { expect, test } from "../fixtures/test";

const TABS_MAX = 80;

/** Presses Tab until the focus is there; fails where a keyboard cannot come. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < TABS_MAX; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${target}.`);
}

async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }));
  await page.keyboard.type(text);
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole("button", { name, exact: true }).first());
  await page.keyboard.press("Enter");
}

async function jump(page: Page, words: string): Promise<void> {
  const search = page.getByRole("combobox", { name: "Search or jump to" });
  await expect(search).toBeHidden();
  await page.keyboard.press("ControlOrMeta+k");
  await expect(search).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(search).toBeHidden();
}

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
