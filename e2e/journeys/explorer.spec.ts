import { readFile } from "node:fs/promises";
import type { APIRequestContext, Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../fixtures/accessible";
import { signUp } from "../fixtures/accounts";
import { takePictures } from "../fixtures/pictures";
import { expect, test } from "../fixtures/test";

const MODELS = ["sandbox/small", "sandbox/small", "sandbox/echo"];

async function makeCalls(page: Page, request: APIRequestContext, gatewayUrl: string): Promise<void> {
  await page.getByRole("button", { name: "Create key" }).click();
  const secret = page.getByText(/^tp_live_[0-9A-Za-z]{38}$/).first();
  const key = (await secret.textContent()) ?? "";
  for (const model of MODELS) {
    const answer = await request.post(`${gatewayUrl}/v1/chat/completions`, {
      headers: { authorization: `Bearer ${key}` },
      data: { model, messages: [{ role: "user", content: "What did we spend?" }] },
    });
    expect(answer.status()).toBe(200);
  }
}

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole("combobox", { name: label, exact: true }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** The exact amount that the tile shows rounded. */
async function readSpend(page: Page): Promise<string> {
  const money = page
    .getByRole("button", { name: /^Spend/ })
    .locator("[title^='$']")
    .first();
  return ((await money.getAttribute("title")) ?? "").slice(1);
}

/** The CSV's lines as records; none of its cells here has a comma or a quote. */
async function downloadTable(page: Page): Promise<Record<string, string>[]> {
  const item = page.getByRole("menuitem", { name: "By value, as in the table", exact: true });
  await expect(async () => {
    await page.getByRole("button", { name: "Download CSV", exact: true }).click();
    await expect(item).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const waiting = page.waitForEvent("download");
  await item.click();
  const file = await readFile(await (await waiting).path(), "utf8");
  const [head, ...lines] = file.trim().split(/\r?\n/);
  const names = head!.replace(/^\uFEFF/, "").split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, i) => [names[i], cell])));
}

test("spend is grouped, filtered, compared, zoomed, saved, shared by its address, and taken away as a file", async ({
  page,
  request,
  gatewayUrl,
}) => {
  test.setTimeout(300_000);
  const { org } = await signUp(page, "Uma Usage");
  await makeCalls(page, request, gatewayUrl);

  await page.goto(`/${org}/usage?range=24h`);
  await expect(page.getByRole("heading", { name: "Usage", exact: true })).toBeVisible();
  const models = page.getByRole("table", { name: "Breakdown by model", exact: true });
  await expect(models.getByRole("button", { name: "sandbox/small", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Calls\s*3/ })).toBeVisible();
  await takePictures(page, "explorer");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await choose(page, "Group by", "by key");
  await expect(page).toHaveURL(/by=key/);
  await expect(page.getByRole("table", { name: "Breakdown by key", exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Add filter", exact: true }).click();
  await page.getByRole("checkbox", { name: "sandbox/small", exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Remove filter Model", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Calls\s*2/ })).toBeVisible();

  await choose(page, "Compare with", "vs a week earlier");
  await expect(page).toHaveURL(/compare=week/);

  const chart = page.getByRole("slider", { name: /^Spend by key over time/ });
  await chart.focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/range=custom/);
  await expect(page.getByRole("button", { name: "Zoom out", exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByRole("menuitem", { name: "Save as a view…", exact: true }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Small ones");
  await page.getByRole("button", { name: "Save view", exact: true }).click();
  await expect(page.getByRole("button", { name: "Small ones", exact: true })).toBeVisible();

  const address = page.url();
  await page.reload();
  await expect(page.getByRole("button", { name: "Small ones", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove filter Model", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Calls\s*2/ })).toBeVisible();
  expect(page.url()).toBe(address);

  const rows = await downloadTable(page);
  expect(rows.reduce((sum, row) => sum + Number(row.calls), 0)).toBe(2);
  const nanos = rows.reduce((sum, row) => sum + BigInt(row.cost_nanos!), 0n);
  const [whole, fraction = ""] = (await readSpend(page)).split(".");
  expect(nanos).toBe(BigInt(whole! + fraction.padEnd(9, "0")));
  expect(nanos).toBeGreaterThan(0n);
});

test("an organization without calls is told what to do", async ({ page }) => {
  const { org } = await signUp(page, "Nora New");
  await page.goto(`/${org}/usage`);
  await expect(page.getByRole("link", { name: "Make the first call", exact: true })).toBeVisible();
  await expectAccessible(page);
});
