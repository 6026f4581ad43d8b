import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/accessible";
import { signUp } from "../fixtures/accounts";
import { expect, test } from "../fixtures/test";

const CALLS = 60;

async function createKey(page: Page, org: string): Promise<string> {
  await page.goto(`/${org}/keys`);
  await page.getByRole("button", { name: "Create key", exact: true }).first().click();
  await page.getByLabel("Name", { exact: true }).fill("log-reader");
  await page.getByRole("dialog").getByRole("button", { name: "Create key", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const secret = (await dialog.getByText(/^tp_live_[0-9A-Za-z]{38}$/).textContent()) ?? "";
  await dialog.getByRole("button", { name: "I have stored it" }).click();
  return secret;
}

async function keepEverything(page: Page, org: string): Promise<void> {
  await page.goto(`/${org}/settings`);
  await expect(page.getByText("Nothing is kept now.", { exact: true })).toBeVisible();
  await page.getByRole("combobox", { name: "Keep prompts and answers", exact: true }).click();
  await page.getByRole("option", { name: /^Of every call/ }).click();
  await page.getByLabel("Delete after", { exact: true }).fill("7");
  const heading = page.getByRole("heading", { name: "Prompts and answers", exact: true });
  await page.locator("section", { has: heading }).getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved. Gateways follow within a second.", { exact: true })).toBeVisible();
}

async function say(
  page: Page,
  gatewayUrl: string,
  secret: string,
  content: string,
  user: string,
): Promise<string> {
  const answer = await page.request.post(`${gatewayUrl}/v1/chat/completions`, {
    headers: { authorization: `Bearer ${secret}` },
    data: {
      model: "sandbox/echo",
      messages: [{ role: "user", content }],
      user,
      metadata: { conversation: "moon-talk", feature: "chat" },
    },
  });
  expect(answer.status()).toBe(200);
  return answer.headers()["x-request-id"]!;
}

const rows = (page: Page) => page.getByRole("table", { name: "Calls", exact: true }).locator("tbody tr");
const shown = (page: Page) => page.getByText(/^\d+ calls?(, more as you scroll)?$/);

test("a call is found in the log by what was pasted, opened, and read with its prompt and answer", async ({
  page,
  gatewayUrl,
}) => {
  test.setTimeout(300_000);
  const { org } = await signUp(page, "Margaret Hamilton");
  const secret = await createKey(page, org);
  await keepEverything(page, org);
  // A gateway has the policy within a second; a call that came before it is not kept.
  await expect
    .poll(
      async () => {
        const id = await say(page, gatewayUrl, secret, "first", "ann");
        await page.goto(`/${org}/calls/${id}`);
        await page.getByRole("heading", { name: "Prompt and answer", exact: true }).waitFor();
        const show = page.getByRole("button", { name: "Show prompt and answer", exact: true });
        return show.waitFor({ timeout: 5_000 }).then(
          () => true,
          () => false,
        );
      },
      { timeout: 30_000, intervals: [500] },
    )
    .toBe(true);
  for (let i = 0; i < CALLS; i++)
    await say(page, gatewayUrl, secret, `turn ${i}`, i % 6 === 0 ? "bob" : "ann");
  const sought = await say(page, gatewayUrl, secret, "How far is the moon?", "carol");

  await page.goto(`/${org}/calls`);
  await expect(rows(page).first()).toBeVisible();
  await expect(shown(page)).toBeVisible();
  expect(await rows(page).count()).toBeLessThan(CALLS);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByRole("link", { name: "sandbox/echo", exact: true }).first().focus();
  await page.keyboard.press("End");
  await expect(page.getByRole("table", { name: "Calls", exact: true }).locator("a:focus")).toBeInViewport();
  await page.keyboard.press("Home");
  await expect(rows(page).first().locator("a:focus")).toBeVisible();

  await page.getByRole("button", { name: "Add filter", exact: true }).click();
  await page.getByRole("combobox", { name: "Field", exact: true }).click();
  await page.getByRole("option", { name: "End user", exact: true }).click();
  await page.getByRole("checkbox", { name: "bob", exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/filter=user(:|%3A)bob/);
  await expect(page.getByText(`${CALLS / 6} calls`, { exact: true })).toBeVisible();

  const exported = await page.request.get(await exportPath(page));
  expect(exported.headers()["content-type"]).toContain("text/csv");
  const lines = (await exported.text()).trimEnd().split("\r\n");
  expect(lines).toHaveLength(1 + CALLS / 6);
  expect(lines[0]).toContain("cost_usd");

  await page.getByRole("searchbox", { name: "Find a call", exact: true }).fill(`x-request-id: ${sought}`);
  await page.keyboard.press("Enter");
  await expect(page.getByText("1 call", { exact: true })).toBeVisible();
  await rows(page).first().click();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Open the call", exact: true }).click();
  await page.waitForURL(new RegExp(`/calls/${sought}$`));
  await expect(page.getByRole("heading", { name: "Where the time went", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Show prompt and answer", exact: true }).click();
  await expect(page.getByText("How far is the moon?", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("carol", { exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Conversation", exact: true })).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByText("Nothing is kept of this call", { exact: true })).toBeVisible();
});

/** Where the menu's CSV leads. */
async function exportPath(page: Page): Promise<string> {
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("menuitem", { name: "CSV", exact: true }).click();
  return (await saved).url();
}
