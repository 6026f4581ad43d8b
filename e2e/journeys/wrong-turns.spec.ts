import { expectAccessible } from "../fixtures/accessible";
import { PASSWORD, signUp } from "../fixtures/accounts";
import { expect, test } from "../fixtures/test";

const ANSWERED_MS = 60_000;

test("an address that no page has, and a key that is none, are a 404 in the organization's own frame", async ({
  page,
}) => {
  const { org } = await signUp(page, "Annie Easley");
  for (const path of ["nonsense", "keys/key_nope", "calls/nonsense", "anomalies/nonsense"]) {
    const answer = await page.goto(`/${org}/${path}`);
    expect([path, answer?.status()]).toEqual([path, 404]);
    await expect(
      page.getByRole("heading", { name: "There is no such page in this organization" }),
    ).toBeVisible();
  }
  await expectAccessible(page);
  await page.getByRole("link", { name: "API keys", exact: true }).last().click();
  await page.waitForURL(new RegExp(`/${org}/keys$`));
});

test("who has to log in first comes back to the very page, with what its address says", async ({
  page,
  browser,
}) => {
  const { org, email } = await signUp(page, "Dorothy Vaughan");
  const other = await (await browser.newContext()).newPage();
  await other.goto(`/${org}/playground?models=sandbox/echo,sandbox/large`);
  await other.waitForURL(/\/login\?next=/);
  await other.getByLabel("E-mail").fill(email);
  await other.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  await other.waitForURL(new RegExp(`/${org}/playground`));
  await expect(other.getByRole("combobox", { name: "Model of pane 2", exact: true })).toHaveText(
    "sandbox/large",
  );
});

test("a form that is sent before the scripts are there tells no address what was typed", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto("/login");
  await page.getByLabel("E-mail").fill("mary@example.com");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  const sent = page.waitForRequest((request) => request.isNavigationRequest());
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  expect((await sent).method()).toBe("POST");
  await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  expect(new URL(page.url()).search).toBe("");
});

test("an answer that failed says in whose words, what helps, and under which id", async ({ page }) => {
  const { org } = await signUp(page, "Kathleen Antonelli");
  await page.goto(`/${org}/playground?models=sandbox/error-429,sandbox/error-500`);
  await expect(page.getByRole("combobox", { name: "Model of pane 2", exact: true })).toHaveText(
    "sandbox/error-500",
  );
  const message = page.getByRole("textbox", { name: "Message", exact: true });
  await message.fill("Hello?");
  await message.press("Enter");
  const alerts = page.getByRole("article").getByRole("alert");
  await expect(alerts).toHaveCount(2, { timeout: ANSWERED_MS });
  for (const alert of await alerts.all()) {
    await expect(alert).toContainText(/Request req_\w+/);
    await expect(alert).toContainText(/ask again/i);
    await expect(alert.getByRole("link", { name: "What it means", exact: true })).toBeVisible();
  }
  await expectAccessible(page);
  const guide = await alerts.first().getByRole("link", { name: "What it means" }).getAttribute("href");
  await page.goto(guide!);
  await expect(page.locator(`[id="${guide!.split("#")[1]}"]`)).toBeInViewport();
});
