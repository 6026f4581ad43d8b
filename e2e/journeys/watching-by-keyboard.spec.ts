import type { Page } from "@playwright/test";
import { signUp } from "../fixtures/accounts";
import { jump, pick, press, tabTo } from "../fixtures/by-keyboard";
import { createKey } from "../fixtures/keys";
import { bookPastCalls } from "../fixtures/past-usage";
import { expect, test } from "../fixtures/test";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Days of the usual, and a quarter of an hour that a key runs away. */
async function bookRunaway(org: string): Promise<void> {
  const nowMs = Date.now();
  await bookPastCalls(org, [
    { fromMs: nowMs - 4 * DAY_MS, toMs: nowMs - 30 * MINUTE_MS, everyMs: 5 * MINUTE_MS, costUsd: 0.001 },
    { fromMs: nowMs - 12 * MINUTE_MS, toMs: nowMs - MINUTE_MS, everyMs: 2_000, costUsd: 0.02 },
  ]);
}

async function prepareUsage(page: Page, gatewayUrl: string): Promise<string> {
  const { org } = await signUp(page, "Kay Boardman");
  const secret = await createKey(page, org);
  const answer = await page.request.post(`${gatewayUrl}/v1/chat/completions`, {
    headers: { authorization: `Bearer ${secret}` },
    data: { model: "sandbox/small", messages: [{ role: "user", content: "hello" }], max_tokens: 20 },
  });
  expect(answer.status()).toBe(200);
  // The call has landed once there is something to copy.
  await expect(() => bookRunaway(org)).toPass({ timeout: 30_000 });
  return org;
}

async function explore(page: Page): Promise<void> {
  await tabTo(page, page.getByRole("link", { name: "Explore", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Usage", exact: true })).toBeVisible();

  await pick(page, "Group by", "by key");
  await expect(page).toHaveURL(/by=key/);
  await expect(page.getByRole("combobox", { name: "Group by", exact: true })).toBeFocused();

  const filter = page.getByRole("button", { name: "Add filter", exact: true });
  await press(page, "Add filter");
  const model = page.getByRole("checkbox", { name: "sandbox/small", exact: true });
  await expect(model).toBeVisible();
  await tabTo(page, model);
  await page.keyboard.press("Space");
  await expect(model).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(filter).toBeFocused();
  await expect(page.getByRole("button", { name: "Remove filter Model", exact: true })).toBeVisible();

  const chart = page.getByRole("slider", { name: /^Spend by key over time/ });
  await tabTo(page, chart);
  await page.keyboard.press("End");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(chart).toHaveAttribute("aria-valuetext", /chosen$/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/range=custom/);
  await tabTo(page, chart);
  await page.keyboard.press("Backspace");
  await expect(page).not.toHaveURL(/range=custom/);

  const series = page.getByRole("button", { name: "Show storefront", exact: true });
  await tabTo(page, series);
  await page.keyboard.press("Space");
  await expect(series).toHaveAttribute("aria-pressed", "false");
}

async function readCall(page: Page): Promise<void> {
  await jump(page, "calls");
  await expect(page.getByRole("heading", { name: "Calls", exact: true })).toBeVisible();
  await pick(page, "Order", "Most expensive");
  await expect(page).toHaveURL(/sort=cost/);
  const rows = page.getByRole("table", { name: "Calls", exact: true }).getByRole("link");
  await expect(rows.nth(1)).toBeVisible();
  await tabTo(page, rows.nth(0));
  await page.keyboard.press("ArrowDown");
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog", { name: "Call", exact: true });
  await expect(drawer.getByRole("link", { name: "Open the call", exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await tabTo(page, drawer.getByRole("link", { name: "Open the call", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "How the cost came about", exact: true })).toBeVisible();
}

async function askForCap(page: Page, org: string): Promise<void> {
  const found = page.getByRole("link", { name: "Spend: storefront", exact: true });
  await expect(async () => {
    await page.goto(`/${org}/anomalies`);
    await expect(found).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 200_000 });
  await tabTo(page, found);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Spend: storefront", exact: true })).toBeVisible();
  const cap = page.getByRole("button", { name: "Cap a day", exact: true });
  await tabTo(page, cap);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByLabel("Limit", { exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(cap).toBeFocused();
}

async function budgetAndBack(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  await jump(page, "budgets");
  const add = page.getByRole("button", { name: "Add budget", exact: true }).first();
  await expect(add).toBeVisible();
  await tabTo(page, add);
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("radio", { name: "Refuse calls", exact: true })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(dialog.getByRole("radio", { name: "Only alert", exact: true })).toBeChecked();
  await tabTo(page, dialog.getByLabel("Limit", { exact: true }));
  await page.keyboard.type("25");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(add).toBeFocused();

  const alerts = page.getByRole("button", { name: /^Alerts on the budget of \$25/ });
  await expect(alerts).toBeVisible();
  await tabTo(page, alerts);
  await page.keyboard.press("Enter");
  await tabTo(page, dialog.getByLabel("When", { exact: true }));
  await page.keyboard.type("90");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("checkbox", { name: "Alert: 90% spent", exact: true })).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(alerts).toBeFocused();

  await tabTo(page, page.getByRole("button", { name: /^Actions for the budget of \$25/ }));
  await page.keyboard.press("Enter");
  const remove = page.getByRole("menuitem", { name: "Remove…", exact: true });
  await expect(remove).toBeVisible();
  await page.keyboard.press("End");
  await expect(remove).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("button", { name: "Cancel", exact: true })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(alerts).toBeHidden();
  // The toasts' own key.
  await page.keyboard.press("Alt+t");
  await press(page, "Undo");
  await expect(page.getByText("The budget is back", { exact: true })).toBeVisible();
  await expect(alerts).toContainText("90%");
}

test("by keyboard alone: from the dashboard through the explorer to a call, an anomaly, and a budget that is taken back", async ({
  page,
  gatewayUrl,
}) => {
  test.setTimeout(400_000);
  const org = await prepareUsage(page, gatewayUrl);
  await page.goto(`/${org}`);
  await expect(page.getByRole("heading", { name: "Dashboard", exact: true })).toBeVisible();
  await tabTo(page, page.getByRole("link", { name: "Skip to content", exact: true }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#content$/);
  await explore(page);
  await readCall(page);
  await askForCap(page, org);
  await budgetAndBack(page);
});
