import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/accessible";
import { freshEmail, PASSWORD, signUp } from "../fixtures/accounts";
import { expect, test } from "../fixtures/test";

const found = (page: Page) => page.getByRole("region", { name: "Found models" });
const row = (page: Page, slug: string) => found(page).getByRole("row").filter({ hasText: slug });

test("a visitor finds a model by what it can do and what it costs, compares two, opens one and copies a call", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/models");
  await expect(row(page, "sandbox/large")).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByRole("checkbox", { name: "JSON schema", exact: true }).check();
  await page.getByRole("textbox", { name: "Input / M, to", exact: true }).fill("1");
  await expect(row(page, "sandbox/large")).toHaveCount(0);
  await expect(row(page, "sandbox/small")).toBeVisible();
  await page.getByRole("checkbox", { name: "Reasoning", exact: true }).check();
  await expect(page).toHaveURL(/feature=reasoning/);
  await page.getByRole("link", { name: "Clear filters", exact: true }).click();
  await expect(row(page, "sandbox/large")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Reasoning", exact: true })).not.toBeChecked();

  await page.getByRole("link", { name: "Compare Sandbox Small", exact: true }).click();
  await page.getByRole("link", { name: "Compare Sandbox Reasoner", exact: true }).click();
  await page.getByRole("link", { name: "Compare 2 models", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Compare models" })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "Reasoning", exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByRole("link", { name: "Sandbox Small", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Sandbox Small", exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "Copy code", exact: true }).click();
  await expect(page.getByRole("button", { name: "Copied", exact: true })).toBeVisible();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  expect(code).toContain("/v1/chat/completions");
  expect(code).toContain('"model": "sandbox/small"');
});

test("the calculator's sum is in the address, and twice the calls cost twice as much", async ({ page }) => {
  await page.goto("/models/sandbox/large?calls=1000&input=1000&output=500");
  const total = page.getByRole("definition").filter({ hasText: "each" }).first();
  const usd = async () => Number((await total.textContent())!.match(/\$([\d.,]+)$/)![1]!.replaceAll(",", ""));
  const once = await usd();
  await page.getByLabel("Calls", { exact: true }).fill("2000");
  await expect(page).toHaveURL(/calls=2000/);
  await expect.poll(usd).toBeCloseTo(once * 2, 6);
});

test("an unknown model is a 404 with those that may have been meant; each page has its text", async ({
  page,
}) => {
  const answer = await page.goto("/models/sandbox/smal");
  expect(answer!.status()).toBe(404);
  await expect(page.getByRole("link", { name: "Sandbox Small", exact: true })).toBeVisible();
  const text = await page.request.get("/models/sandbox/small.md");
  expect(text.headers()["content-type"]).toContain("text/markdown");
  expect(await text.text()).toContain("# Sandbox Small");
  expect((await page.request.get("/models/sandbox/smal.md")).status()).toBe(404);
});

test("who is signed in sees the limits of the own organization beside the model", async ({ page }) => {
  await signUp(page, "Hedy Lamarr");
  await page.goto("/models/sandbox/small");
  await expect(page.getByText("Limits that hold for your calls of this model.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Open the portal", exact: true })).toBeVisible();
});

test("models that are compared are asked side by side, for a visitor by way of a new account", async ({
  page,
}) => {
  await page.goto("/models/compare?models=sandbox/small,sandbox/reasoner,sandbox/embed");
  await page.getByRole("link", { name: "Try them side by side", exact: true }).click();
  await page.waitForURL(/\/signup\?next=/);
  await page.getByLabel("Your name").fill("Betty Holberton");
  await page.getByLabel("Work e-mail").fill(freshEmail("betty"));
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Organization").fill("Betty Holberton Works");
  await page.getByRole("button", { name: "Create account", exact: true }).click();
  await page.waitForURL(/\/[^/]+\/playground$/);
  const pane = (at: number) => page.getByRole("combobox", { name: `Model of pane ${at}`, exact: true });
  await expect(pane(1)).toHaveText("sandbox/small");
  await expect(pane(2)).toHaveText("sandbox/reasoner");
  await expect(pane(3)).toHaveCount(0);
});
