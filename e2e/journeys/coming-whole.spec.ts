import type { Page } from "@playwright/test";
import { signUp } from "../fixtures/accounts";
import { expect, test } from "../fixtures/test";

/** What the server said before any script ran. */
async function htmlOf(page: Page, path: string): Promise<string> {
  return (await page.request.get(path)).text();
}

test("a page is in its HTML where it belongs, and a streamed one is shown as soon as it has come", async ({
  page,
}) => {
  await signUp(page, "ada");
  const slug = new URL(page.url()).pathname.split("/")[1]!;
  const keys = await htmlOf(page, `/${slug}/keys`);
  expect(keys.indexOf("No key yet")).toBeGreaterThan(keys.indexOf('<main id="content"'));
  expect(keys).not.toContain('<div hidden id="S:');

  const anomalies = await htmlOf(page, `/${slug}/anomalies`);
  expect(anomalies).toContain('<div hidden id="S:');
  // React's own script holds parts back by this name, which ours has set.
  expect(anomalies).toMatch(/setTimeout\(\$RV.*\$RT\+300/);
  await page.goto(`/${slug}/anomalies`);
  expect(await page.evaluate(() => (window as unknown as { $RT: number }).$RT)).toBe(-1e6);
});

test("while a page is on its way a bar says so, and links fetch nothing ahead", async ({ page }) => {
  await signUp(page, "ada");
  const fetched: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("_rsc=")) fetched.push(request.url());
  });
  await page.reload({ waitUntil: "networkidle" });
  expect(fetched).toEqual([]);

  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/_rsc=/, async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Members" }).click();
  await expect(page.locator(".page-coming")).toBeVisible();
  letThrough();
  await expect(page.getByRole("heading", { name: "Members", level: 1 })).toBeVisible();
  await expect(page.locator(".page-coming")).toHaveCount(0);
});
